package io.vitalroute.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A body that lies in a file, of any size.
 *
 * @param length as it was when the file was looked at first
 */
public record FileBody(Path file, long length) implements Body {
    /** The body in a file. */
    public static FileBody of(Path file) throws IOException {
        return new FileBody(file, Files.size(file));
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
