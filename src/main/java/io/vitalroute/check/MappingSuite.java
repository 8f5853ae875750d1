package io.vitalroute.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.YamlText;
import io.vitalroute.mapping.Coverage;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.mapping.expect.MappingTests;
import io.vitalroute.mapping.expect.TestResult;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metrics;

/**
 * A mapping file with the tests beside it.
 *
 * @param mapping null where the file has findings
 * @param results how its tests ended
 * @param findings of the mapping file and of the test file; a test that fails is no finding but a result
 */
record MappingSuite(Path file, @Nullable Mapping mapping, List<TestResult> results, List<Problem> findings) {
    private static final Set<ProblemCode> UNRUNNABLE = Set.of(ProblemCode.C111_NOT_FOUND, ProblemCode.C222_TEST);

    /** Compiles the file and runs its tests. */
    static MappingSuite of(Path file, Metrics metrics, Texts texts) {
        List<Problem> findings = new ArrayList<>();
        Optional<String> text = texts.read(file, findings);
        if (text.isEmpty()) {
            return new MappingSuite(file, null, List.of(), findings);
        }
        Coverage coverage = new Coverage();
        String name = MappingFolder.named(file);
        Mapping mapping = MappingFile.compile(name, text.get(), metrics, findings, coverage);
        Path tests = testsOf(file);
        if (!Files.isRegularFile(tests)) {
            findings.add(
                    Problem.of(ProblemCode.C223_UNTESTED, Where.file(name, 1, 1), "no test lies beside this mapping")
                            .hint("write " + tests.getFileName() + " with a sample of the vendor's payload"));
            return new MappingSuite(file, mapping, List.of(), findings);
        }
        List<TestResult> results = mapping == null ? List.of() : run(tests, mapping, texts, findings);
        if (!results.isEmpty() && unrunnable(results).isEmpty()) {
            dead(coverage, findings);
        }
        return new MappingSuite(file, mapping, results, findings);
    }

    /** The test file of a mapping file. */
    static Path testsOf(Path mapping) {
        String name = mapping.getFileName().toString();
        return mapping.resolveSibling(
                name.substring(0, name.length() - MappingFile.SUFFIX.length()) + MappingTests.SUFFIX);
    }

    /** Whether nothing is wrong at all. */
    boolean isSound() {
        return mapping != null && findings.isEmpty() && results.stream().allMatch(TestResult::passed);
    }

    /** Findings, and what differs in tests that fail. */
    List<Problem> problems() {
        return Stream.concat(findings.stream(), results.stream().flatMap(result -> result.failures().stream()))
                .toList();
    }

    /** What lint says: findings, and why a test cannot be run at all; not what its readings differ in. */
    List<Problem> lint() {
        return Stream.concat(findings.stream(), unrunnable(results).stream()).toList();
    }

    private static List<Problem> unrunnable(List<TestResult> results) {
        return results.stream()
                .flatMap(result -> result.failures().stream())
                .filter(failure -> UNRUNNABLE.contains(failure.code()))
                .toList();
    }

    private static List<TestResult> run(Path tests, Mapping mapping, Texts texts, List<Problem> findings) {
        Optional<String> text = texts.read(tests, findings);
        if (text.isEmpty()) {
            return List.of();
        }
        String name = MappingFolder.named(tests);
        int before = findings.size();
        List<TestResult> results = MappingTests.run(
                name, text.get(), mapping, sample -> Files.readAllBytes(tests.resolveSibling(sample)), findings);
        if (findings.size() == before && samples(name, text.get()).isEmpty()) {
            findings.add(Problem.of(
                            ProblemCode.C223_UNTESTED,
                            Where.file(name, 1, 1),
                            "no test uses a sample of the vendor's payload")
                    .hint("keep one under samples/ and name it as payload"));
        }
        return results;
    }

    /** The sample files that tests name, each once, in order. */
    static List<String> samples(String name, String text) {
        var root = YamlText.read(name, text, new ArrayList<>());
        return root == null
                ? List.of()
                : Fields.of(root).items("tests").stream()
                        .map(test -> Fields.of(test).text("payload"))
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .toList();
    }

    private static void dead(Coverage coverage, List<Problem> findings) {
        for (Coverage.Part part : coverage.neverSeen()) {
            findings.add(Problem.of(
                            ProblemCode.C224_NEVER_SEEN,
                            part.at(),
                            "\"" + part.text() + "\" is absent in every sample and test of this mapping")
                    .hint("is it mistyped? else add a test that has it"));
        }
    }
}
