package io.vitalroute.mapping;

import java.util.LinkedHashMap;
import java.util.Map;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;

/** Tables of words. */
final class Tables {
    private Tables() {}

    /** {@code table} and {@code else}. */
    static WordTable words(Fields fields) {
        return new WordTable(table(fields), fields.need("else"));
    }

    /** {@code table} alone. */
    static Map<String, String> table(Fields fields) {
        Map<String, String> words = new LinkedHashMap<>();
        fields.map("table").forEach((key, value) -> words.put(key, ((Node.Text) value).text()));
        return Map.copyOf(words);
    }
}
