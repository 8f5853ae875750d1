package io.vitalroute.camel.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param method in capitals
 * @param path as it came, without the query
 * @param parameters of path, query and form, by name; one that came more than once is left out
 * @param headers by name in lower case; one that came more than once is left out
 * @param body empty where it was a form
 */
public record WebRequest(
        String method, String path, Map<String, String> parameters, Map<String, String> headers, byte[] body) {
    /** The maps are copied. */
    public WebRequest {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
    }

    /** A parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A cookie (RFC 6265 section 5.4). */
    public Optional<String> cookie(String name) {
        String all = headers.getOrDefault("cookie", "");
        for (String pair : all.split(";")) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(name)) {
                return Optional.of(parts[1]);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "WebRequest[" + method + "]";
    }
}
