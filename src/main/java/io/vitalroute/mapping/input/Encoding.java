package io.vitalroute.mapping.input;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text, told from its first four bytes: by a byte order mark, else by where the zero bytes of its
 * first ASCII characters are (as RFC 4627, section 3, has it), else UTF-8.
 *
 * @param mark how many bytes the byte order mark takes
 */
record Encoding(Charset charset, int mark) {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** Looks at the bytes from the buffer's position and does not move it. */
    static Encoding of(ByteBuffer bytes) {
        int a = at(bytes, 0);
        int b = at(bytes, 1);
        int c = at(bytes, 2);
        int d = at(bytes, 3);
        Encoding marked = marked(a, b, c, d);
        return marked != null ? marked : unmarked(a, b, c, d);
    }

    private static @Nullable Encoding marked(int a, int b, int c, int d) {
        if (a == 0xEF && b == 0xBB && c == 0xBF) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (a == 0 && b == 0 && c == 0xFE && d == 0xFF) {
            return new Encoding(UTF_32BE, 4);
        }
        if (a == 0xFF && b == 0xFE) {
            return c == 0 && d == 0 ? new Encoding(UTF_32LE, 4) : new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        return a == 0xFE && b == 0xFF ? new Encoding(StandardCharsets.UTF_16BE, 2) : null;
    }

    private static Encoding unmarked(int a, int b, int c, int d) {
        if (a == 0 && b == 0 && c == 0 && d > 0) {
            return new Encoding(UTF_32BE, 0);
        }
        if (a > 0 && b == 0 && c == 0 && d == 0) {
            return new Encoding(UTF_32LE, 0);
        }
        if (a == 0 && b > 0) {
            return new Encoding(StandardCharsets.UTF_16BE, 0);
        }
        return new Encoding(a > 0 && b == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8, 0);
    }

    private static int at(ByteBuffer bytes, int index) {
        return index < bytes.remaining() ? bytes.get(bytes.position() + index) & 0xFF : -1;
    }
}
