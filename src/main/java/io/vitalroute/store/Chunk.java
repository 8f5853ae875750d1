package io.vitalroute.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A piece of a body as it lies in the table: as it is, or deflated (RFC 1951) where that saves enough.
 *
 * @param packed 1 where deflated
 */
record Chunk(int packed, byte[] bytes) {
    /** Bodies are cut into pieces of so many bytes. */
    static final int SIZE = 1 << 20;

    /** Smaller pieces aren't worth the time. */
    private static final int WORTH_PACKING = 2 << 10;

    private static final int NUMBER_BITS = 20;

    static Chunk of(byte[] bytes, int length) {
        byte[] raw = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        if (length > WORTH_PACKING) {
            byte[] packed = deflate(raw);
            if (packed.length < length - length / 8) {
                return new Chunk(1, packed);
            }
        }
        return new Chunk(0, raw);
    }

    /** Key of a chunk in the table: a payload's chunks lie side by side. */
    static long id(long payload, int number) {
        return (payload << NUMBER_BITS) + number;
    }

    byte[] unpacked() {
        if (packed == 0) {
            return bytes;
        }
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes), inflater)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] deflate(byte[] raw) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length / 4);
        try (DeflaterOutputStream packing = new DeflaterOutputStream(out, deflater, 8 << 10)) {
            packing.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
