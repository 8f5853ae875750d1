package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Bytes to characters, where a byte that is no text is a problem (M104) and never a replacement character: a Latin-1
 * {@code µ} read leniently would silently turn one unit into another. The encoding is found by {@link Encoding}; a byte
 * order mark is left out.
 */
final class StrictReader extends Reader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final Encoding encoding;
    private final CharsetDecoder decoder;
    private long before;
    private boolean ended;
    private int held = -1;

    StrictReader(InputStream in) throws IOException {
        this.in = in;
        bytes.limit(0);
        fill();
        this.encoding = Encoding.of(bytes);
        bytes.position(encoding.mark());
        this.decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (held >= 0) {
            target[offset] = (char) held;
            held = -1;
            return 1;
        }
        if (length == 1) {
            return one(target, offset);
        }
        return decode(CharBuffer.wrap(target, offset, length));
    }

    /** A decoder writes both halves of a surrogate pair or none: where there is room for one, the other is held back. */
    private int one(char[] target, int offset) throws IOException {
        char[] pair = new char[2];
        int count = decode(CharBuffer.wrap(pair));
        if (count > 0) {
            target[offset] = pair[0];
        }
        if (count > 1) {
            held = pair[1];
        }
        return Math.min(count, 1);
    }

    private int decode(CharBuffer target) throws IOException {
        int start = target.position();
        while (true) {
            CoderResult result = decoder.decode(bytes, target, ended);
            if (target.position() > start) {
                return target.position() - start;
            }
            if (result.isError()) {
                throw notText();
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        before += bytes.position();
        bytes.compact();
        while (bytes.hasRemaining() && !ended) {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            bytes.position(bytes.position() + Math.max(count, 0));
        }
        bytes.flip();
    }

    private ProblemException notText() {
        long place = before + bytes.position() + 1;
        return new ProblemException(Problem.of(
                        ProblemCode.M104_CHARSET,
                        Where.of(Faults.PAYLOAD),
                        "byte " + place + " is not " + encoding.charset().name() + " text")
                .hint("send the body as UTF-8"));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
