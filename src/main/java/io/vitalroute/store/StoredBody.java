package io.vitalroute.store;

import java.io.InputStream;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Body;

/** A body in the store, read piece by piece; however large it is, one piece at a time is in memory. */
final class StoredBody implements Body {
    private static final String READ = "SELECT packed, bytes FROM body WHERE id = ?";
    private final Readers readers;
    private final long payload;
    private final long length;

    StoredBody(Readers readers, long payload, long length) {
        this.readers = readers;
        this.payload = payload;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        return new Chunks();
    }

    @Override
    public String toString() {
        return "Body[" + length + " bytes]";
    }

    /** Fails with a problem and not with an IOException, which readers of a format take for a fault of the body. */
    private byte[] chunk(int number) {
        return readers.read(session ->
                        session.first(READ, row -> new Chunk(row.integer(1), row.bytes(2)), Chunk.id(payload, number)))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.K106_PURGED, Faults.STORE, "the body is no longer kept")))
                .unpacked();
    }

    private final class Chunks extends InputStream {
        private byte @Nullable [] current;
        private int at;
        private int number;
        private long left = length;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int wanted) {
            Objects.checkFromIndexSize(from, wanted, target.length);
            if (wanted == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            byte[] piece = current;
            if (piece == null || at == piece.length) {
                piece = chunk(number++);
                current = piece;
                at = 0;
            }
            int count = Math.min(wanted, piece.length - at);
            System.arraycopy(piece, at, target, from, count);
            at += count;
            left -= count;
            return count;
        }

        @Override
        public int available() {
            byte[] piece = current;
            return piece == null ? 0 : piece.length - at;
        }
    }
}
