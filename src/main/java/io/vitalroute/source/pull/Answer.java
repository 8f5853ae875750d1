package io.vitalroute.source.pull;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a vendor answered.
 *
 * @param status the HTTP status
 * @param headers by name, whose case does not count; of one that comes several times the values are joined by commas
 * @param body as it came; empty where there is none
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    /** The headers are copied. */
    public Answer {
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = java.util.Collections.unmodifiableMap(copy);
    }

    /** The value of a header, stripped. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Neither headers nor body: they belong to a patient. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes]";
    }
}
