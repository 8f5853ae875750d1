package io.vitalroute.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.vitalroute.check.TestRun;
import io.vitalroute.mapping.expect.TestResult;
import io.vitalroute.problem.Problem;

/** {@code vitalroute test}: the tests beside mapping files. */
@Command(
        name = "test",
        description = {
            "Runs the tests that lie beside mapping files (*.test.yaml), and says what differs.",
            "Exit code 1 where one fails or cannot be run."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  vitalroute test", "  vitalroute test mappings/acme/cuff.map.yaml --verbose"})
final class TestCommand implements Callable<Integer> {
    private final House house;

    @Parameters(paramLabel = "PATH", description = "Files or folders; all mappings where left out.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-v", "--verbose"},
            description = "Name the tests that pass, too.")
    private boolean verbose;

    TestCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        List<Path> wanted = paths.isEmpty() ? List.of(house.home().resolve("mappings")) : paths;
        TestRun run = TestRun.of(wanted, house.metrics());
        run.findings().forEach(problem -> house.out().println(problem));
        run.results().forEach(this::print);
        int tests = run.results().size();
        house.out().println(tests + (tests == 1 ? " test, " : " tests, ") + run.failed() + " failed");
        return run.failed() == 0 && run.findings().isEmpty() ? Vitalroute.OK : Vitalroute.FINDINGS;
    }

    private void print(TestResult result) {
        String place =
                result.name() + " [" + result.at().what() + ":" + result.at().line() + "]";
        if (result.passed()) {
            if (verbose) {
                house.out().println("ok    " + place);
            }
            return;
        }
        house.out().println("FAIL  " + place);
        for (Problem problem : result.failures()) {
            house.out().println("      " + problem);
        }
    }
}
