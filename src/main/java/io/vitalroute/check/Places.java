package io.vitalroute.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.vitalroute.identity.Sources;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.mapping.expect.MappingTests;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.source.vendor.VendorFile;

/** From the paths that a person names to the files that are meant. */
final class Places {
    static final String ROUTES = ".camel.yaml";
    static final String MARKDOWN = ".md";
    static final String TEMPLATE = ".jslt";
    static final String METRICS = "metrics.yaml";
    static final String SOURCES = Sources.FILE;

    private static final List<String> ENDINGS = List.of(
            MappingFile.SUFFIX, MappingTests.SUFFIX, ROUTES, VendorFile.SUFFIX, TEMPLATE, METRICS, SOURCES, MARKDOWN);

    private Places() {}

    /** Files of known kinds at or below the paths, each once, in order; a path without any is a finding. */
    static List<Path> expand(List<Path> paths, List<Problem> problems) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : paths) {
            List<Path> found = Files.isDirectory(path)
                    ? ENDINGS.stream()
                            .flatMap(ending -> MappingFolder.files(path, ending).stream())
                            .sorted()
                            .toList()
                    : List.of(path);
            if (!Files.exists(path)) {
                problems.add(Problem.of(
                                ProblemCode.C111_NOT_FOUND,
                                Where.of(MappingFolder.named(path)),
                                "there is no such file or folder")
                        .hint("paths count from " + Path.of("").toAbsolutePath()));
            } else if (found.isEmpty()) {
                problems.add(Problem.of(
                                ProblemCode.C111_NOT_FOUND,
                                Where.of(MappingFolder.named(path)),
                                "nothing to look at here")
                        .hint("give a folder or a file that ends in " + String.join(", ", ENDINGS)));
            } else {
                files.addAll(found);
            }
        }
        return List.copyOf(files);
    }

    /** The mapping files among these; a test file stands for the mapping that it lies beside. */
    static List<Path> mappings(List<Path> files) {
        Set<Path> mappings = new LinkedHashSet<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.endsWith(MappingFile.SUFFIX)) {
                mappings.add(file);
            } else if (name.endsWith(MappingTests.SUFFIX) && Files.isRegularFile(mappingOf(file))) {
                mappings.add(mappingOf(file));
            }
        }
        return new ArrayList<>(mappings);
    }

    /** The mapping file beside a test file. */
    static Path mappingOf(Path tests) {
        String name = tests.getFileName().toString();
        return tests.resolveSibling(
                name.substring(0, name.length() - MappingTests.SUFFIX.length()) + MappingFile.SUFFIX);
    }

    /** Files with this ending. */
    static List<Path> ending(List<Path> files, String ending) {
        return files.stream()
                .filter(file -> file.getFileName().toString().endsWith(ending))
                .toList();
    }
}
