package io.vitalroute.camel.push;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

import io.vitalroute.camel.Bodies;
import io.vitalroute.source.push.Arrival;

/**
 * Requests as they came: headers are taken from the connection and not from the message, where parameters of the query
 * stand among them.
 */
final class Arrivals {
    private Arrivals() {}

    static Arrival of(String vendor, HttpMessage message) throws IOException {
        HttpServerRequest request = message.getRequest();
        Map<String, List<String>> headers = new HashMap<>();
        request.headers()
                .names()
                .forEach(name -> headers.computeIfAbsent(
                        name.toLowerCase(Locale.ROOT),
                        unused -> request.headers().getAll(name)));
        String secret = request.params().contains("secret") ? message.getHeader("secret", String.class) : null;
        return new Arrival(vendor, request.method().name(), headers, query(request.query()), secret, body(message));
    }

    static boolean isForm(Arrival arrival) {
        return arrival.headers().getOrDefault("content-type", List.of()).stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"));
    }

    private static byte[] body(Message message) throws IOException {
        try (InputStream in = Bodies.of(message).open()) {
            return in.readAllBytes();
        }
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new HashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(decoded(parts[0]), unused -> new ArrayList<>())
                    .add(parts.length == 2 ? decoded(parts[1]) : "");
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
