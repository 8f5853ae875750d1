package io.vitalroute.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import io.vitalroute.cli.demo.DemoCommand;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;

/** The command {@code vitalroute} with all its subcommands. */
@Command(
        name = "vitalroute",
        description = "HL7/FHIR integration engine for wearable data.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Vitalroute.Version.class,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute demo --once%n%nEvery command has --help with an example.")
public final class Vitalroute {
    /** Exit codes of every command. */
    static final int OK = 0;

    static final int FINDINGS = 1;
    static final int USAGE = 2;

    private Vitalroute() {}

    /** Runs one command line and returns its exit code. */
    public static int execute(House house, String... args) {
        CommandLine line = new CommandLine(new Vitalroute());
        line.addSubcommand(new RunCommand(house));
        line.addSubcommand(new DemoCommand(house));
        line.addSubcommand(new SimulateCommand(house));
        line.addSubcommand(new MapCommand(house));
        line.addSubcommand(new LintCommand(house));
        line.addSubcommand(new TestCommand(house));
        line.addSubcommand(new ExplainCommand(house));
        line.addSubcommand(new MatrixCommand(house));
        line.addSubcommand(new MessagesCommand(house));
        line.addSubcommand(new ReplayCommand(house));
        line.addSubcommand(new PatientsCommand(house));
        line.addSubcommand(new AccountsCommand(house));
        line.addSubcommand(new InviteCommand(house));
        line.addSubcommand(new DisconnectCommand(house));
        line.addSubcommand(new KeysCommand(house));
        line.addSubcommand(new PhonesCommand(house));
        line.addSubcommand(new WarmUpCommand(house));
        line.setOut(new PrintWriter(house.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(house.err(), true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((fault, command, parsed) -> failed(house, fault));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        if (args.length == 0) {
            line.usage(house.out());
            return USAGE;
        }
        return line.execute(args);
    }

    private static int failed(House house, Exception fault) {
        if (fault instanceof ProblemException problems) {
            for (Problem problem : problems.problems()) {
                house.err().println(problem);
            }
            return FINDINGS;
        }
        house.err()
                .println("vitalroute: a fault of ours, please report it: "
                        + fault.getClass().getName());
        for (StackTraceElement element : fault.getStackTrace()) {
            house.err().println("    at " + element);
        }
        return FINDINGS;
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Vitalroute.class.getPackage().getImplementationVersion();
            return new String[] {"vitalroute " + (version == null ? "(not packaged)" : version)};
        }
    }
}
