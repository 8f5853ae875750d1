package io.vitalroute.mapping.expect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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

    /** The body, in an archive where the test names the entry. */
    static byte[] packed(Fields test, byte[] body) throws IOException {
        String entry = test.text("entry");
        if (entry == null) {
            return body;
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(body);
        }
        return archive.toByteArray();
    }
}
