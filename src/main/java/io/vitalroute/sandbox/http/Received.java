package io.vitalroute.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param path without the query
 * @param query the raw query without its question mark, or empty
 * @param headers by name in any case
 * @param body the bytes as sent; not to be changed
 */
public record Received(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body, Instant at) {

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Method, path and sizes only: a body may hold health data, and this may be printed. */
    @Override
    public String toString() {
        return method + " " + path + " (" + body.length + " bytes)";
    }
}
