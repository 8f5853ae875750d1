package io.vitalroute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A text in the repository that code produces: compared in a test, and written anew with
 * {@code mvn test -Dtest=... -Dgolden.update=true}, so that a change shows in review.
 */
public final class GoldenFile {
    private GoldenFile() {}

    /**
     * Fails where the file does not hold exactly this text.
     *
     * @param path below the repository's root, such as {@code docs/metrics.md}
     */
    public static void check(String path, String actual) {
        Path file = Path.of(path);
        if (Boolean.getBoolean("golden.update")) {
            write(file, actual);
        }
        String expected = Files.exists(file) ? read(file) : "";
        assertThat(actual)
                .as(
                        "%s is not what the code makes now; if the change is meant: mvn test -Dtest=%s -Dgolden.update=true",
                        path, caller())
                .isEqualTo(expected);
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name -> !name.equals(GoldenFile.class.getName()))
                        .findFirst()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .orElse("..."));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
