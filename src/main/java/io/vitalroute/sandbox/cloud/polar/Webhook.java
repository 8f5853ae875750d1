package io.vitalroute.sandbox.cloud.polar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.push.Hmacs;
import io.vitalroute.sandbox.cloud.push.Notice;
import io.vitalroute.sandbox.cloud.push.Postman;
import io.vitalroute.sandbox.http.Answer;

/** The client's only webhook. It must answer a PING before it is made; its key is shown once. */
final class Webhook {
    private final Postman postman;
    private @Nullable Made made;

    Webhook(Postman postman) {
        this.postman = postman;
    }

    private record Made(String id, URI url, List<String> events, String key, boolean active) {}

    synchronized Answer answer(CloudRequest request, Instant now) {
        String tail = request.path().replaceFirst("^/v3/webhooks/?", "");
        return switch (request.method() + (tail.isEmpty() ? "" : " one")) {
            case "POST" -> create(request.json(), now);
            case "GET" -> list();
            case "POST one" -> tail.equals("activate") ? activate() : Answer.of(404);
            case "DELETE one" -> delete(tail);
            default -> Answer.of(405);
        };
    }

    private Answer create(JsonNode asked, Instant now) {
        if (made != null) {
            return Answer.of(409);
        }
        List<String> events = new ArrayList<>();
        asked.path("events").forEach(e -> events.add(e.asText()));
        URI url = URI.create(asked.path("url").asText());
        byte[] ping = Json.bytes(Json.object()
                .put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("event", "PING"));
        Notice notice = new Notice(url, "application/json", Map.of("Polar-Webhook-Event", "PING"), ping);
        if (postman.ask("POST", url, notice).filter(s -> s == 200).isEmpty()) {
            return Answer.json(400, "{\"error\":\"The url did not answer the PING with 200\"}");
        }
        Made one = new Made(
                UUID.randomUUID().toString().substring(0, 8),
                url,
                events,
                UUID.randomUUID().toString(),
                true);
        made = one;
        ObjectNode answer = Json.object();
        answer.set("data", shown(one).put("signature_secret_key", one.key()));
        return Json.answer(201, answer);
    }

    private Answer list() {
        ObjectNode answer = Json.object();
        var all = answer.putArray("data");
        Optional.ofNullable(made).ifPresent(one -> all.add(shown(one).put("active", one.active())));
        return Json.answer(200, answer);
    }

    private Answer activate() {
        Made one = made;
        if (one == null) {
            return Answer.of(404);
        }
        made = new Made(one.id(), one.url(), one.events(), one.key(), true);
        return Answer.of(200);
    }

    private Answer delete(String id) {
        boolean there = made != null && made.id().equals(id);
        made = there ? null : made;
        return Answer.of(there ? 204 : 404);
    }

    private static ObjectNode shown(Made one) {
        ObjectNode shown =
                Json.object().put("id", one.id()).put("url", one.url().toString());
        one.events().forEach(shown.putArray("events")::add);
        return shown;
    }

    /** Puts an event with the calls that go next, where it is wanted. */
    synchronized void tell(String event, ObjectNode body) {
        Made one = made;
        if (one == null || !one.active() || !one.events().contains(event)) {
            return;
        }
        byte[] bytes = Json.bytes(body);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String signature = HexFormat.of().formatHex(Hmacs.of(one.key(), text, new byte[0]));
        postman.add(new Notice(
                one.url(),
                "application/json",
                Map.of("Polar-Webhook-Event", event, "Polar-Webhook-Signature", signature),
                bytes));
    }
}
