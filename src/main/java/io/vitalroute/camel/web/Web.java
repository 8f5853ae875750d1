package io.vitalroute.camel.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/** The bean {@code web}: lets a page answer the request of a {@code platform-http} route. */
public final class Web {
    private final Map<String, WebPage> pages;

    /** With the pages by name. */
    public Web(Map<String, WebPage> pages) {
        this.pages = Map.copyOf(pages);
    }

    /** Answers with the page of that name. */
    public void answer(String name, Exchange exchange) {
        WebPage page = pages.get(name);
        if (page == null) {
            throw new ProblemException(
                    Problem.of(ProblemCode.C121_UNKNOWN_NAME, Where.of("route"), "there is no page \"" + name + "\"")
                            .hint(Suggest.hint(name, pages.keySet()).orElse(null)));
        }
        write(exchange.getMessage(), page.answer(read(exchange.getMessage())));
    }

    private static void write(Message message, WebAnswer answer) {
        message.removeHeaders("*");
        answer.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setBody(answer.body());
    }

    private static WebRequest read(Message message) {
        Once parameters = new Once();
        Once headers = new Once();
        message.getHeaders().forEach((name, value) -> {
            if (!name.startsWith("Camel")) {
                headers.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        query(message, parameters);
        byte[] body = new byte[0];
        if (message.getBody() instanceof Map<?, ?> form) {
            form.forEach((name, value) -> parameters.put(String.valueOf(name), value));
        } else if (message.getBody() != null) {
            body = message.getBody(byte[].class);
        }
        Map<String, String> all = new HashMap<>(parameters.values);
        headers.values.forEach((name, value) -> all.putIfAbsent(name, value)); // those of the path come as headers
        return new WebRequest(
                message.getHeader(Exchange.HTTP_METHOD, "GET", String.class).toUpperCase(Locale.ROOT),
                message.getHeader(Exchange.HTTP_PATH, "/", String.class),
                all,
                headers.values,
                body);
    }

    private static void query(Message message, Once parameters) {
        String query = message.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** What came once; what came twice is nobody's. */
    private static final class Once {
        private final Map<String, String> values = new HashMap<>();
        private final Set<String> twice = new HashSet<>();

        void put(String name, Object value) {
            if (value instanceof Collection<?> || values.containsKey(name) || twice.contains(name)) {
                twice.add(name);
                values.remove(name);
            } else if (value != null) {
                values.put(name, value.toString());
            }
        }
    }
}
