package io.vitalroute.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Keeps what a run of tests said, in files: one for each process that has the test classes, and those that other processes
 * write into the same folder. A line is {@code test class | where it was said | text}.
 */
public final class Watch {
    /** The folder of the files. */
    public static final Path FOLDER = Path.of("target", "canary");

    private static final Watch RUN = new Watch(FOLDER);

    private final Path folder;
    private final Path own;
    private @Nullable Writer writer;
    private final TreeMap<Instant, String> classes = new TreeMap<>(Map.of(Instant.MIN, "before any test"));

    Watch(Path folder) {
        this.folder = folder;
        this.own = folder.resolve("process-" + ProcessHandle.current().pid() + ".log");
    }

    /** The one of this process. */
    public static Watch run() {
        return RUN;
    }

    /** Forgets what other runs left. */
    synchronized void begin() throws IOException {
        Files.createDirectories(folder);
        for (Path file : files()) {
            if (!file.equals(own)) {
                Files.delete(file);
            }
        }
    }

    /** From now on this class is at work. */
    synchronized void working(String testClass) {
        classes.put(Instant.now(), testClass);
    }

    /** Keeps what was said somewhere just now. */
    public void note(String where, String text) {
        note(Instant.now(), where, text);
    }

    /** Keeps what was said somewhere at a time. */
    synchronized void note(Instant when, String where, String text) {
        String line = classes.floorEntry(when).getValue() + " | " + where + " | "
                + text.replace('\n', ' ').replace('\r', ' ') + "\n";
        try {
            Writer out = writer();
            out.write(line);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Writer writer() throws IOException {
        Writer out = writer;
        if (out == null) {
            Files.createDirectories(folder);
            out = Files.newBufferedWriter(own, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            writer = out;
        }
        return out;
    }

    /** All marked lines, in order. */
    synchronized List<Leak> leaks() throws IOException {
        List<Leak> leaks = new ArrayList<>();
        for (Path file : files()) {
            int number = 0;
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                number++;
                if (Canary.isIn(line)) {
                    leaks.add(new Leak(file.getFileName() + ":" + number, line));
                }
            }
        }
        return leaks;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
