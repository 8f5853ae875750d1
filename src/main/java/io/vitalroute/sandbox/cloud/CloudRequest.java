package io.vitalroute.sandbox.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.sandbox.http.Form;
import io.vitalroute.sandbox.http.Received;

/**
 * A request as a vendor sees it.
 *
 * @param path below the vendor's address, with its slash
 * @param fields of the query and the form together; the form's count where both have one
 */
public record CloudRequest(Received received, String path, Map<String, String> fields) {
    /** The fields are copied. */
    public CloudRequest {
        fields = Map.copyOf(fields);
    }

    static CloudRequest of(Received received, String path) {
        Map<String, String> fields = new HashMap<>(Form.read(received.query()));
        if (received.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            fields.putAll(Form.read(received.text()));
        }
        return new CloudRequest(received, path, fields);
    }

    /** The same at another path. */
    public CloudRequest at(String other) {
        return new CloudRequest(received, other, fields);
    }

    public String method() {
        return received.method();
    }

    /** Whether it is this method at this path. */
    public boolean is(String method, String wanted) {
        return received.method().equals(method) && path.equals(wanted);
    }

    /** A field that is there and not empty. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    /** A field, or empty text. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** A whole number, or this one where there is none. */
    public long number(String name, long otherwise) {
        return field(name)
                .filter(value -> value.matches("-?\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(otherwise);
    }

    /** The bearer token. */
    public Optional<String> bearer() {
        return received.header("Authorization")
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring("Bearer ".length()));
    }

    /** User and password of HTTP basic, joined by a colon. */
    public Optional<String> basic() {
        return received.header("Authorization")
                .filter(value -> value.startsWith("Basic "))
                .map(value -> new String(
                        Base64.getDecoder().decode(value.substring("Basic ".length())), StandardCharsets.UTF_8));
    }

    /** The body as JSON; a missing node where it is none. */
    public JsonNode json() {
        return Json.read(received.body());
    }
}
