package io.vitalroute.mapping.input;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Body;

/** Goes from entry to entry of an archive, within limits that end a zip bomb early. */
final class ZipWalk implements Closeable {
    /** Below this an archive may grow as it likes: a short run of one character compresses 1000 times. */
    private static final long HARMLESS = 10L << 20;

    private final Limits.Archive limits;
    private final Counted packed;
    private final ZipInputStream zip;
    private final Content content = new Content();
    private long unpacked;
    private int entries;

    ZipWalk(Body body, Limits.Archive limits) throws IOException {
        this.limits = limits;
        this.packed = new Counted(body.open());
        this.zip = new ZipInputStream(packed, StandardCharsets.ISO_8859_1);
    }

    /** Moves to the next entry, after reading the rest of the current one; its name, or null at the end. */
    @Nullable
    String next() throws IOException {
        content.transferTo(OutputStream.nullOutputStream());
        ZipEntry entry = guarded(zip::getNextEntry);
        if (entry == null) {
            return null;
        }
        content.open = true;
        if (++entries > limits.entries()) {
            throw beyond("more than " + limits.entries() + " entries");
        }
        return EntryNames.decoded(entry.getName());
    }

    /** The content of the current entry. Closing it does nothing. */
    InputStream content() {
        return content;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void unpacked(int count) {
        unpacked += count;
        if (unpacked > limits.bytes()) {
            throw beyond("more than " + limits.bytes() + " bytes when unpacked");
        }
        if (unpacked > HARMLESS && unpacked / limits.ratio() > packed.count) {
            throw beyond("more than " + limits.ratio() + " times as large when unpacked");
        }
    }

    private static ProblemException beyond(String what) {
        return Faults.of(ProblemCode.M103_TOO_LARGE, "", "an archive of " + what);
    }

    /** Faults of the archive as problems; those of reading the body stay as they are. */
    private static <T extends @Nullable Object> T guarded(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new ProblemException(Problem.of(
                            ProblemCode.M107_ZIP,
                            Where.of(Faults.PAYLOAD),
                            "the archive is damaged, cut off, encrypted or packed in an unusual way")
                    .hint("unpack it to see, and send it again"));
        }
    }

    private interface Step<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private final class Content extends InputStream {
        private boolean open;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!open) {
                return -1;
            }
            int count = guarded(() -> zip.read(target, offset, length));
            open = count >= 0;
            unpacked(Math.max(count, 0));
            return count;
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
