package io.vitalroute.fhir;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow; like ByteArrayOutputStream, but not synchronized and open to being filled in place. */
final class Bytes extends OutputStream {
    private byte[] buffer;
    private int size;

    Bytes(int capacity) {
        buffer = new byte[capacity];
    }

    @Override
    public void write(int b) {
        room(1);
        buffer[size++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        room(length);
        System.arraycopy(bytes, from, buffer, size, length);
        size += length;
    }

    /** Text of which it is known that each character is one byte. */
    @SuppressWarnings("deprecation")
    void ascii(String text) {
        room(text.length());
        text.getBytes(0, text.length(), buffer, size);
        size += text.length();
    }

    void utf8(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The buffer with at least {@code more} bytes free behind {@link #size()}; see {@link #grown}. */
    byte[] room(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
        }
        return buffer;
    }

    /** Says that bytes were written in place up to here. */
    void grown(int end) {
        size = end;
    }

    /** How often a piece occurs, without overlap. */
    static int count(byte[] in, byte[] piece) {
        int count = 0;
        for (int at = 0; at <= in.length - piece.length; at++) {
            if (in[at] == piece[0] && Arrays.equals(in, at, at + piece.length, piece, 0, piece.length)) {
                count++;
                at += piece.length - 1;
            }
        }
        return count;
    }

    int size() {
        return size;
    }

    void write(Bytes other) {
        write(other.buffer, 0, other.size);
    }

    byte[] toArray() {
        return Arrays.copyOf(buffer, size);
    }
}
