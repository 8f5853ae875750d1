package io.vitalroute.source.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.vitalroute.source.vendor.HttpCall;

/**
 * Carries one request to a vendor and brings its answer. Implemented where HTTP is done: it follows no redirection (a
 * header with a secret would go along), and gives up within half a minute.
 */
@FunctionalInterface
public interface HttpExchange {

    /**
     * Sends a request and waits for the answer, whatever its status.
     *
     * @throws IOException where there is none; the vendor may have acted on the request all the same
     */
    Answer send(Request request) throws IOException;

    /**
     * A request.
     *
     * @param method GET, POST, PUT or DELETE
     * @param headers by name
     * @param body empty where there is none; not to be changed
     */
    record Request(String method, URI uri, Map<String, String> headers, byte[] body) {
        /** The headers are copied. */
        public Request {
            headers = Map.copyOf(headers);
        }

        /** A filled call with further headers, such as that of the token. */
        public static Request of(HttpCall call, Map<String, String> more) {
            Map<String, String> headers = new HashMap<>(more);
            headers.putAll(call.headers());
            if (call.mediaType() != null) {
                headers.put("Content-Type", call.mediaType());
            }
            return new Request(call.method(), call.uri(), headers, call.body());
        }

        /** A form that is posted (application/x-www-form-urlencoded). */
        public static Request post(URI uri, Map<String, String> form, Map<String, String> more) {
            Map<String, String> headers = new HashMap<>(more);
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            headers.put("Accept", "application/json");
            return new Request("POST", uri, headers, Forms.text(form).getBytes(StandardCharsets.UTF_8));
        }

        /** Without query, headers and body, which hold secrets. */
        @Override
        public String toString() {
            return "Request[" + method + " " + uri.getHost() + uri.getPath() + "]";
        }
    }

    /**
     * An answer.
     *
     * @param headers the first value of each, by name in lower case
     * @param body not to be changed
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        /** The headers are copied. */
        public Answer {
            headers = Map.copyOf(headers);
        }

        /** A header, its name in any case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** Whether the status is 2xx. */
        public boolean isGood() {
            return status / 100 == 2;
        }

        /** Without headers and body, which hold secrets. */
        @Override
        public String toString() {
            return "Answer[" + status + ", " + body.length + " bytes]";
        }
    }
}
