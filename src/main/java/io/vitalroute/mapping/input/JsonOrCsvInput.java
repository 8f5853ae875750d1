package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.InputStream;

import io.vitalroute.reading.Body;

/** Reads a body as JSON where it begins with a bracket or a brace, else as CSV. */
final class JsonOrCsvInput implements Input {
    /** As far as a byte order mark and blank lines may push the beginning. */
    private static final int LOOK = 64;

    private final Input json;
    private final Input csv;

    JsonOrCsvInput(Input json, Input csv) {
        this.json = json;
        this.csv = csv;
    }

    @Override
    public void read(Body body, ItemHandler handler) throws IOException {
        (beginsAsJson(body) ? json : csv).read(body, handler);
    }

    private static boolean beginsAsJson(Body body) throws IOException {
        try (InputStream in = body.open()) {
            for (byte one : in.readNBytes(LOOK)) {
                boolean printed = one > ' ';
                if (printed) {
                    return one == '[' || one == '{';
                }
            }
        }
        return false;
    }
}
