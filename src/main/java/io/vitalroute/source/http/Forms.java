package io.vitalroute.source.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** {@code application/x-www-form-urlencoded}, which is also how OAuth writes queries (RFC 6749 appendix B). */
public final class Forms {
    private Forms() {}

    /** {@code name=value} pairs, in the order of their names. */
    public static String text(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields)
                .forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value)));
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
