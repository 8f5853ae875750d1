package io.vitalroute;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import io.vitalroute.cli.Vitalroute;
import io.vitalroute.config.Settings;

/** Composition root: owns the clock, wires the rooms, runs one command. */
public final class Main {
    private Main() {}

    /** Runs a command and exits with its code: 0 ok, 1 findings, 2 usage. */
    public static void main(String[] args) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        Path home = Path.of(System.getProperty("vitalroute.home", "")).toAbsolutePath();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Settings settings = Settings.of(Map.of(), System.getenv(), home.resolve("vitalroute.properties"));
        System.exit(Vitalroute.execute(new Assembly(home, settings, Clock.systemUTC(), out, err), args));
    }
}
