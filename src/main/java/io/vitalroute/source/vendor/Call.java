package io.vitalroute.source.vendor;

import java.util.Map;

/**
 * An HTTP request with blanks. A template is text with {@code {name}} or {@code {name:format}}; see {@link Template}. A
 * parameter whose template names something that is absent is left out; in an address that is a fault.
 *
 * @param method GET, POST, PUT or DELETE
 * @param address from the vendor's API on ({@code /v2/sleep}), or whole
 * @param query by name
 * @param form by name; sent as {@code application/x-www-form-urlencoded}
 * @param json a JSON object whose values are templates; sent as {@code application/json}
 * @param headers further headers
 */
public record Call(
        String method,
        Template address,
        Map<String, Template> query,
        Map<String, Template> form,
        Map<String, Template> json,
        Map<String, Template> headers) {
    /** Everything is copied. */
    public Call {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
        json = Map.copyOf(json);
        headers = Map.copyOf(headers);
    }
}
