package io.vitalroute;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import io.vitalroute.cli.Vitalroute;
import io.vitalroute.config.Settings;
import io.vitalroute.problem.ProblemException;

/** Composition root: owns the clock, wires the rooms, runs one command. */
public final class Main {
    private static final int FINDINGS = 1;

    private Main() {}

    /** Runs a command and exits with its code: 0 ok, 1 findings, 2 usage. */
    public static void main(String[] args) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Path home = Path.of(System.getProperty("vitalroute.home", "")).toAbsolutePath();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(home, out, err, args));
    }

    private static int run(Path home, PrintStream out, PrintStream err, String... args) {
        try {
            Settings settings = Settings.of(Map.of(), System.getenv(), home.resolve("vitalroute.properties"));
            Logging.configure(settings);
            return Vitalroute.execute(new Assembly(home, settings, Clock.systemUTC(), out, err), args);
        } catch (ProblemException e) {
            e.problems().forEach(err::println);
            return FINDINGS;
        }
    }
}
