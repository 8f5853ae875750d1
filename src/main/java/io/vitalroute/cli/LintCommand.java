package io.vitalroute.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.vitalroute.check.Lint;
import io.vitalroute.check.LintReport;
import io.vitalroute.problem.ProblemJson;

/** {@code vitalroute lint}: everything that is wrong with the files, all at once. */
@Command(
        name = "lint",
        description = {
            "Looks at mapping, test, metric, route and template files, and at the YAML blocks of Markdown pages, as a"
                    + " compiler does; runs nothing and sends nothing.",
            "Prints every finding with its line and a hint; exit code 1 where there is one."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  vitalroute lint", "  vitalroute lint mappings/acme routes/sources/acme.camel.yaml"})
final class LintCommand implements Callable<Integer> {
    private final House house;

    @Parameters(paramLabel = "PATH", description = "Files or folders; all of the installation where left out.")
    private List<Path> paths = List.of();

    @Option(names = "--json", description = "One JSON object a finding instead of text.")
    private boolean json;

    LintCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        LintReport report = Lint.run(house.home(), paths);
        int count = report.problems().size();
        if (json) {
            report.problems().forEach(problem -> house.out().println(ProblemJson.write(problem)));
        } else {
            house.out().print(report.text());
            house.out()
                    .println((count == 0 ? "no findings" : "\n" + count + (count == 1 ? " finding" : " findings"))
                            + " in " + report.files() + (report.files() == 1 ? " file" : " files"));
        }
        return count == 0 ? Vitalroute.OK : Vitalroute.FINDINGS;
    }
}
