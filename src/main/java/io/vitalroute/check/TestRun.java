package io.vitalroute.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.mapping.expect.TestResult;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metrics;

/**
 * The tests beside mapping files, run.
 *
 * @param results of all files, in their order
 * @param findings of files that cannot be tested
 */
public record TestRun(List<TestResult> results, List<Problem> findings) {

    /** Runs all tests of the mapping files at or below these paths; a test file stands for its mapping. */
    public static TestRun of(List<Path> paths, Metrics metrics) {
        Texts texts = new Texts();
        List<TestResult> results = new ArrayList<>();
        List<Problem> findings = new ArrayList<>();
        for (Path file : Places.mappings(Places.expand(paths, findings))) {
            MappingSuite suite = MappingSuite.of(file, metrics, texts);
            results.addAll(suite.results());
            if (suite.results().isEmpty()) {
                findings.addAll(suite.findings());
            }
        }
        return new TestRun(List.copyOf(results), List.copyOf(findings));
    }

    /** How many tests do not pass. */
    public long failed() {
        return results.stream().filter(result -> !result.passed()).count();
    }
}
