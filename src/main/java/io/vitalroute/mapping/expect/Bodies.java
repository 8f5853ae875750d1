package io.vitalroute.mapping.expect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.vitalroute.config.Fields;

/** The payload that a test names or holds. */
final class Bodies {
    private Bodies() {}

    static byte[] read(Fields test, Samples samples) throws IOException {
        if (test.has("payload") == test.has("body")) {
            throw MappingTests.wrong(test, "body", "a test has either payload or body", null);
        }
        return test.has("payload")
                ? samples.read(test.need("payload"))
                : test.need("body").getBytes(StandardCharsets.UTF_8);
    }
}
