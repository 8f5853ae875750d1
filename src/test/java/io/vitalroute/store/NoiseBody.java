package io.vitalroute.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import io.vitalroute.reading.Body;
import io.vitalroute.reading.Payload;

/** A body of any size that is made while it is read, always the same for a seed. */
final class NoiseBody implements Body {
    private final long seed;
    private final long length;
    private volatile boolean holds;
    private long breaksAfter = Long.MAX_VALUE;
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);

    NoiseBody(long seed, long length) {
        this.seed = seed;
        this.length = length;
    }

    NoiseBody breakingAfter(long bytes) {
        breaksAfter = bytes;
        return this;
    }

    /** Its reader waits in the middle until {@link #goOn()}. */
    NoiseBody holding() {
        holds = true;
        return this;
    }

    Payload payload(String id) {
        return new Payload(id, "apple-health", "export", null, Sample.NOON, "application/zip", this);
    }

    /** Waits until somebody has read up to the middle. */
    void awaitReading() throws InterruptedException {
        reading.await();
    }

    void goOn() {
        free.countDown();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        return new Noise();
    }

    private final class Noise extends InputStream {
        private final Random random = new Random(seed);
        private final byte[] block = new byte[4096];
        private long at;

        @Override
        public int read() throws IOException {
            if (at >= length) {
                return -1;
            }
            int inBlock = (int) (at % block.length);
            if (inBlock == 0) {
                random.nextBytes(block);
                pause();
            }
            at++;
            return block[inBlock] & 0xFF;
        }

        private void pause() throws IOException {
            if (at >= breaksAfter) {
                throw new IOException("the sender went away");
            }
            if (holds && at >= 3 << 20) {
                reading.countDown();
                try {
                    free.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        }
    }
}
