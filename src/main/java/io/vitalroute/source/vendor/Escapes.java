package io.vitalroute.source.vendor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Percent-encoding (RFC 3986 section 2.1). */
final class Escapes {
    private Escapes() {}

    /**
     * A value that stands in a path: one segment, or a part of one.
     *
     * @throws IllegalArgumentException for dots alone, which would lead to another path
     */
    static String segment(String value) {
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("not a segment of a path");
        }
        return all(value);
    }

    /** Names and values in order: {@code a=1&b=x%20y}. A blank becomes %20, which queries and forms both take. */
    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> all(entry.getKey()) + "=" + all(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String all(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
