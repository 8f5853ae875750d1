package io.vitalroute.mapping.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.vitalroute.reading.Body;

/**
 * One entry of an archive as a body. Opening it unpacks what stands before it.
 *
 * @param ordinal how many entries stand before it
 * @param length what it unpacks to
 */
record ZipEntryBody(Body archive, Limits.Archive limits, int ordinal, String name, long length) implements Body {

    @Override
    public InputStream open() throws IOException {
        ZipWalk walk = new ZipWalk(archive, limits);
        try {
            for (int i = 0; i <= ordinal; i++) {
                walk.next();
            }
        } catch (IOException | RuntimeException e) {
            walk.close();
            throw e;
        }
        return new FilterInputStream(walk.content()) {
            @Override
            public void close() throws IOException {
                walk.close();
            }
        };
    }
}
