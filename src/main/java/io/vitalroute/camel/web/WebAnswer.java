package io.vitalroute.camel.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param headers the content type among them, where there is a body
 */
public record WebAnswer(int status, Map<String, String> headers, byte[] body) {
    /** The headers are copied. */
    public WebAnswer {
        headers = Map.copyOf(headers);
    }

    /** A page. */
    public static WebAnswer html(int status, String html) {
        return new WebAnswer(
                status, Map.of("Content-Type", "text/html; charset=utf-8"), html.getBytes(StandardCharsets.UTF_8));
    }

    /** A JSON document. */
    public static WebAnswer json(int status, String json) {
        return new WebAnswer(status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the browser elsewhere with GET (RFC 9110 section 15.4.4). */
    public static WebAnswer seeOther(String address) {
        return new WebAnswer(303, Map.of("Location", address), new byte[0]);
    }

    /** The same with a further header. */
    public WebAnswer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new WebAnswer(status, more, body);
    }

    @Override
    public String toString() {
        return "WebAnswer[" + status + "]";
    }
}
