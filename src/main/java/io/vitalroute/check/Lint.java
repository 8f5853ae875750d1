package io.vitalroute.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.vitalroute.identity.Sources;
import io.vitalroute.mapping.expect.MappingTests;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metrics;
import io.vitalroute.source.vendor.VendorFile;

/** Looks at files as a compiler does: everything that is wrong, all at once, before anything runs. */
public final class Lint {
    private final Path home;
    private final Texts texts = new Texts();
    private final List<Problem> problems = new ArrayList<>();

    private Lint(Path home) {
        this.home = home;
    }

    /**
     * Looks at files.
     *
     * @param home the installation, whose catalogue and routes the files refer to
     * @param paths files or folders; none is mappings, routes and documentation of the installation
     */
    public static LintReport run(Path home, List<Path> paths) {
        return new Lint(home).run(paths.isEmpty() ? usual(home) : paths);
    }

    private static List<Path> usual(Path home) {
        return Stream.of("mappings", "routes", "README.md", "CONTRIBUTING.md", "docs")
                .map(home::resolve)
                .filter(Files::exists)
                .toList();
    }

    private LintReport run(List<Path> paths) {
        List<Path> files = Places.expand(paths, problems);
        Metrics metrics = catalogue(files);
        List<Path> mappings = Places.mappings(files);
        mappings.forEach(
                file -> problems.addAll(MappingSuite.of(file, metrics, texts).lint()));
        StreamCheck streams = new StreamCheck(home.resolve("mappings"), texts);
        streams.run(mappings, problems);
        sources(files, metrics);
        orphans(files);
        VendorCheck vendors = new VendorCheck(texts, streams.streams(mappings));
        Places.ending(files, VendorFile.SUFFIX).forEach(file -> vendors.check(file, problems));
        Places.ending(files, Places.TEMPLATE).forEach(file -> TemplateCheck.run(file, texts, problems));
        routes(files, metrics, vendors);
        return new LintReport(causes(problems), texts, files.size());
    }

    /** Routes, and the blocks of documentation, which may show any file. */
    private void routes(List<Path> files, Metrics metrics, VendorCheck vendors) {
        RouteLint routes = new RouteLint(home, texts, Places.ending(files, Places.ROUTES));
        Places.ending(files, Places.ROUTES).forEach(file -> routes.check(file, problems));
        MarkdownCheck markdown = new MarkdownCheck(metrics, routes, vendors);
        Places.ending(files, Places.MARKDOWN)
                .forEach(file -> texts.read(file, problems)
                        .ifPresent(text -> markdown.run(MappingFolder.named(file), text, problems)));
    }

    /** Without what only follows from a metric whose unit is unknown: all that is told in that unit. */
    private static List<Problem> causes(List<Problem> problems) {
        boolean lost = problems.stream()
                .anyMatch(problem -> problem.code() == ProblemCode.U101_UNKNOWN_UNIT
                        && problem.where().what().endsWith(Places.METRICS));
        return problems.stream().filter(problem -> !lost || !isOfUnits(problem)).toList();
    }

    private static boolean isOfUnits(Problem problem) {
        boolean inCatalogue = problem.where().what().endsWith(Places.METRICS);
        return switch (problem.code()) {
            case U102_NOT_COMMENSURABLE -> true;
            case C123_STANDARD, C108_CONFLICT -> inCatalogue;
            default -> false;
        };
    }

    /** The catalogue of the installation; other catalogues among the files are looked at, too. */
    private Metrics catalogue(List<Path> files) {
        Path own = home.resolve("mappings").resolve(Places.METRICS);
        for (Path file : Places.ending(files, Places.METRICS)) {
            if (!file.toAbsolutePath().normalize().equals(own.toAbsolutePath().normalize())) {
                texts.read(file, problems).ifPresent(text -> Metrics.read(MappingFolder.named(file), text, problems));
            }
        }
        return texts.read(own, problems)
                .map(text -> Metrics.read(MappingFolder.named(own), text, problems))
                .orElseGet(() -> Metrics.of(List.of()));
    }

    private void sources(List<Path> files, Metrics metrics) {
        for (Path file : Places.ending(files, Places.SOURCES)) {
            Set<String> known = new StreamCheck(home.resolve("mappings"), texts).sources();
            texts.read(file, problems)
                    .ifPresent(text -> Sources.read(MappingFolder.named(file), text, metrics, known, problems));
        }
    }

    private void orphans(List<Path> files) {
        for (Path file : Places.ending(files, MappingTests.SUFFIX)) {
            String rule = file.getFileName().toString().replace(MappingTests.SUFFIX, ".rule.yaml");
            if (!Files.exists(Places.mappingOf(file)) && !Files.exists(file.resolveSibling(rule))) {
                problems.add(Problem.of(
                                ProblemCode.C111_NOT_FOUND,
                                Where.file(MappingFolder.named(file), 1, 1),
                                "tests of a file that is not there")
                        .hint("it should lie beside " + Places.mappingOf(file).getFileName()));
            }
        }
    }
}
