package io.vitalroute.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer: status, headers, and a body that is not to be changed. */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    /** Headers are copied. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A status and nothing else. */
    public static Answer of(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /** A body of text in UTF-8. */
    public static Answer of(int status, String mediaType, String text) {
        return new Answer(status, Map.of("Content-Type", mediaType), text.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON. */
    public static Answer json(int status, String text) {
        return of(status, "application/json", text);
    }
}
