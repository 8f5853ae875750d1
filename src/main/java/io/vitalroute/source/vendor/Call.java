package io.vitalroute.source.vendor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request with blanks; see {@link Template}. A parameter whose template names something that is absent is left
 * out; in an address that is a fault. {@link HttpCall#of} fills it.
 *
 * @param method GET, POST, PUT or DELETE
 * @param address below the vendor's API ({@code /v2/sleep}), beside its token address ({@code revoke}), or whole
 * @param query by name, in order
 * @param form by name, in order; sent as {@code application/x-www-form-urlencoded}
 * @param json sent as {@code application/json}; null where there is none
 * @param headers further headers
 */
public record Call(
        String method,
        Template address,
        Map<String, Template> query,
        Map<String, Template> form,
        @Nullable JsonTemplate json,
        Map<String, Template> headers) {
    /** Everything is copied; orders stay. */
    public Call {
        query = ordered(query);
        form = ordered(form);
        headers = ordered(headers);
    }

    private static Map<String, Template> ordered(Map<String, Template> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** All its templates. */
    List<Template> templates() {
        return Stream.of(
                        Stream.of(address),
                        query.values().stream(),
                        form.values().stream(),
                        headers.values().stream(),
                        json == null ? Stream.<Template>empty() : json.templates().stream())
                .flatMap(all -> all)
                .toList();
    }

    /** The names of all its blanks. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        templates().forEach(template -> names.addAll(template.names()));
        return names;
    }
}
