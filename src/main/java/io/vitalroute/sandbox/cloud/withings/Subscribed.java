package io.vitalroute.sandbox.cloud.withings;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.push.Notice;
import io.vitalroute.sandbox.cloud.push.Postman;
import io.vitalroute.sandbox.http.Answer;

/** Who is notified of what: an address for each person and kind ({@code appli}). */
final class Subscribed {
    private static final int LONGEST = 255;

    private final Postman postman;
    private final List<Subscription> all = new ArrayList<>();

    Subscribed(Postman postman) {
        this.postman = postman;
    }

    private record Subscription(int person, int appli, URI callback, String comment) {}

    Answer answer(CloudRequest request, int person) {
        return switch (request.text("action")) {
            case "subscribe" -> subscribe(request, person);
            case "revoke" -> revoke(request, person);
            case "list" -> list(request, person);
            case "get" -> get(request, person);
            default -> Wrapped.error(Wrapped.UNKNOWN_ACTION, "Unknown action");
        };
    }

    /** Puts a notice with those that go next, where the person's client wants this kind. */
    synchronized void tell(int person, int appli, Map<String, String> fields) {
        all.stream().filter(s -> s.person() == person && s.appli() == appli).forEach(s -> {
            String form = fields.entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            postman.add(notice(s.callback(), form));
        });
    }

    private synchronized Answer subscribe(CloudRequest request, int person) {
        String callback = request.text("callbackurl");
        if (callback.isEmpty() || callback.length() > LONGEST || !callback.matches("https?://[^\\s]+")) {
            return Wrapped.error(Wrapped.INVALID, "Invalid Params: callbackurl");
        }
        Optional<Integer> head = postman.ask("HEAD", URI.create(callback), notice(URI.create(callback), ""));
        if (head.filter(status -> status / 100 == 2).isEmpty()) {
            return Wrapped.error(293, "The callback URL is either absent or incorrect");
        }
        Subscription wanted = new Subscription(
                person, (int) request.number("appli", 1), URI.create(callback), request.text("comment"));
        all.removeIf(s -> same(s, wanted));
        all.add(wanted);
        return Wrapped.ok(Json.object());
    }

    private synchronized Answer revoke(CloudRequest request, int person) {
        boolean any = all.removeIf(s -> s.person() == person
                && s.callback().toString().equals(request.text("callbackurl"))
                && (request.field("appli").isEmpty() || s.appli() == request.number("appli", 0)));
        return any ? Wrapped.ok(Json.object()) : Wrapped.error(294, "No such subscription could be found");
    }

    private synchronized Answer list(CloudRequest request, int person) {
        ArrayNode profiles = Json.array();
        all.stream()
                .filter(s -> s.person() == person)
                .filter(s -> request.field("appli").isEmpty() || s.appli() == request.number("appli", 0))
                .forEach(s -> profiles.addObject()
                        .put("appli", s.appli())
                        .put("callbackurl", s.callback().toString())
                        .put("comment", s.comment()));
        var body = Json.object();
        body.set("profiles", profiles);
        return Wrapped.ok(body);
    }

    private synchronized Answer get(CloudRequest request, int person) {
        return all.stream()
                .filter(s -> s.person() == person
                        && s.appli() == request.number("appli", 0)
                        && s.callback().toString().equals(request.text("callbackurl")))
                .findFirst()
                .map(s -> Wrapped.ok(Json.object()
                        .put("appli", s.appli())
                        .put("callbackurl", s.callback().toString())
                        .put("comment", s.comment())))
                .orElseGet(() -> Wrapped.error(294, "No such subscription could be found"));
    }

    /** Ends everything of a person. */
    synchronized void forget(int person) {
        all.removeIf(s -> s.person() == person);
    }

    private static boolean same(Subscription a, Subscription b) {
        return a.person() == b.person()
                && a.appli() == b.appli()
                && a.callback().equals(b.callback());
    }

    private static Notice notice(URI to, String form) {
        return new Notice(to, "application/x-www-form-urlencoded", Map.of(), form.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
