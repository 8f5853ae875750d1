package io.vitalroute.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.vitalroute.Main;

/** A command of ours as a process of its own, and how much memory it has had (Linux). */
final class Engine implements AutoCloseable {
    /** As it is installed: the tests' own settings keep every line for the watch over canaries. */
    static final String LOGGING = "-Dlogback.configurationFile=logback.xml";

    private final Process process;

    private Engine(Process process) {
        this.process = process;
    }

    /** Starts a command on this process's class path; what it prints goes to the file. */
    static Engine start(Map<String, String> environment, Path output, String heap, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", heap, LOGGING, "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        return start(environment, output, command);
    }

    /** Starts any command. */
    static Engine start(Map<String, String> environment, Path output, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Engine engine = new Engine(builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "stop"));
        return engine;
    }

    /** The most megabytes that were resident so far; 0 where it has ended. */
    long peak() {
        return megabytes("VmHWM:");
    }

    /** The megabytes that are resident now. */
    long resident() {
        return megabytes("VmRSS:");
    }

    private long megabytes(String name) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Waits for its end. */
    long peakUntilItEnds() throws InterruptedException {
        long peak = 0;
        while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak());
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue());
        }
        return peak;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
