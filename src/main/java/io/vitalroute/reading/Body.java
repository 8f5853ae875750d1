package io.vitalroute.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A payload's bytes as received, of any size: opened as often as wanted, never logged. */
public interface Body {
    /** How many bytes. */
    long length();

    /** A fresh stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;

    /** All bytes at once; only for bodies known to be small. */
    default byte[] bytes() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** Bytes in memory. The array is not copied and must not be changed. */
    static Body of(byte[] bytes) {
        return new Body() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public byte[] bytes() {
                return bytes;
            }

            @Override
            public String toString() {
                return "Body[" + bytes.length + " bytes]";
            }
        };
    }
}
