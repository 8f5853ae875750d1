package io.vitalroute.source.vendor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * A request that is ready to be sent, but for the access token.
 *
 * @param uri with its encoded query; its host is one of the vendor's
 * @param headers all but that of the token
 * @param mediaType of the body; null where there is none
 * @param body empty where there is none
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String mediaType,
        byte[] body) {
    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/json");

    /** The headers are copied. */
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /**
     * Fills a call.
     *
     * @param values text and instants by the names of blanks
     * @throws ProblemException S209 where the address cannot be filled, S208 where it leads to a foreign host
     */
    public static HttpCall of(Vendor vendor, Call call, Map<String, Object> values) {
        String address = address(vendor, call, values);
        String query = Escapes.form(filled(call.query(), values));
        String whole = vendor.resolve(address);
        URI uri = uri(vendor, query.isEmpty() ? whole : whole + (whole.contains("?") ? "&" : "?") + query);
        Body body = Body.of(call, values);
        Map<String, String> headers = new LinkedHashMap<>(ACCEPT);
        headers.putAll(filled(call.headers(), values));
        return new HttpCall(call.method(), uri, headers, body.mediaType(), body.bytes());
    }

    private static String address(Vendor vendor, Call call, Map<String, Object> values) {
        try {
            return call.address()
                    .fill(values, Escapes::segment)
                    .orElseThrow(() -> refused(vendor, "a blank of the address " + call.address() + " has no value"));
        } catch (IllegalArgumentException e) {
            throw refused(vendor, "a blank of the address " + call.address() + " has a value that it cannot take");
        }
    }

    /**
     * The call of an address that the vendor gave.
     *
     * @throws ProblemException S208 where it leads to a foreign host
     */
    public static HttpCall to(Vendor vendor, String address) {
        return new HttpCall("GET", uri(vendor, address), ACCEPT, null, new byte[0]);
    }

    private static URI uri(Vendor vendor, String address) {
        try {
            URI uri = new URI(address);
            if (vendor.allows(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // told below, without its text: it may hold what a patient's account is called
        }
        throw new ProblemException(Problem.of(
                        ProblemCode.S208_FOREIGN_HOST, Where.of(vendor.name()), "an address that is not the vendor's")
                .hint("the vendor file lists the hosts that may be called: hosts"));
    }

    private static ProblemException refused(Vendor vendor, String message) {
        return new ProblemException(Problem.of(ProblemCode.S209_CALL, Where.of(vendor.name()), message)
                .hint("the vendor file says what the call needs"));
    }

    static Map<String, String> filled(Map<String, Template> templates, Map<String, Object> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> template.fill(values).ifPresent(value -> filled.put(name, value)));
        return filled;
    }

    /** The path alone: queries and bodies hold accounts, codes and secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    /** What is sent. */
    private record Body(@Nullable String mediaType, byte[] bytes) {
        static Body of(Call call, Map<String, Object> values) {
            if (call.json() != null) {
                byte[] json = Escapes.utf8(
                        call.json().fill(values).map(Object::toString).orElse("{}"));
                return new Body("application/json", json);
            }
            if (call.form().isEmpty()) {
                return new Body(null, new byte[0]);
            }
            byte[] form = Escapes.utf8(Escapes.form(filled(call.form(), values)));
            return new Body("application/x-www-form-urlencoded", form);
        }
    }
}
