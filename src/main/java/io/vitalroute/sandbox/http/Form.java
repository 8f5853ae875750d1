package io.vitalroute.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A body, or a query, of type {@code application/x-www-form-urlencoded}; of repeated names the last one counts. */
public final class Form {
    private Form() {}

    /** The fields by name, in their order. */
    public static Map<String, String> read(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : body.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                fields.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
            }
        }
        return fields;
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
