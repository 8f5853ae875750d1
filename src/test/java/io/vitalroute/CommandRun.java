package io.vitalroute;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import io.vitalroute.cli.Vitalroute;
import io.vitalroute.config.Settings;

/** One command, run in this process: its exit code and what it printed. */
public record CommandRun(int code, String out, String err) {

    /** Runs it in the repository's own folder. */
    public static CommandRun of(String... args) {
        return in(Path.of("").toAbsolutePath(), Map.of(), args);
    }

    /** Runs it in another installation. */
    public static CommandRun in(Path home, Map<String, String> settings, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Assembly house = new Assembly(home, Settings.of(settings), Clock.systemUTC(), stream(out), stream(err));
        int code = Vitalroute.execute(house, args);
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
