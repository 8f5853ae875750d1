package io.vitalroute.sandbox.hl7;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads MLLP frames (0x0B message 0x1C 0x0D) from a stream however it is cut up. Bytes between frames are skipped; a
 * frame that starts anew before its end is dropped.
 */
final class FrameReader {
    static final int START = 0x0B;
    static final int END = 0x1C;
    static final int RETURN = 0x0D;

    private final InputStream in;
    private final int limit;

    FrameReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next message without its frame, or empty at the end of the stream. */
    Optional<byte[]> next() throws IOException {
        if (!skipToStart()) {
            return Optional.empty();
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == START) {
                message.reset();
            } else if (b != END) {
                add(message, b);
            } else {
                int after = in.read();
                if (after == RETURN) {
                    return Optional.of(message.toByteArray());
                }
                add(message, END);
                add(message, after);
            }
        }
        return Optional.empty();
    }

    private boolean skipToStart() throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == START) {
                return true;
            }
        }
        return false;
    }

    private void add(ByteArrayOutputStream message, int b) throws IOException {
        if (message.size() == limit) {
            throw new IOException("a frame of more than " + limit + " bytes");
        }
        message.write(b);
    }
}
