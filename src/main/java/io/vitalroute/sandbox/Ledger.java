package io.vitalroute.sandbox;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file of what was taken, one line each, written before the sender gets its answer: so that a test outside the process
 * can count. A line is kind, reference, version and identifier, separated by tabs.
 */
public final class Ledger implements AutoCloseable {
    private final BufferedWriter out;

    private Ledger(BufferedWriter out) {
        this.out = out;
    }

    /**
     * A line.
     *
     * @param kind {@code fhir} or {@code hl7}
     * @param reference {@code Observation/12}, or an HL7 sender
     * @param version of a resource; 1 for a message
     * @param identifier {@code system|value}, or an HL7 control id
     */
    public record Line(String kind, String reference, int version, String identifier) {}

    /** Opens a ledger and goes on where it ends. */
    public static Ledger open(Path file) {
        try {
            return new Ledger(Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All complete lines of a ledger, which may still be written to. */
    public static List<Line> read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Ledger::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line and hands it to the operating system. */
    public synchronized void add(Line line) {
        try {
            out.write(line.kind() + "\t" + line.reference() + "\t" + line.version() + "\t" + line.identifier() + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        String[] cells = text.split("\t", 4);
        return new Line(cells[0], cells[1], Integer.parseInt(cells[2]), cells[3]);
    }
}
