package io.vitalroute.sandbox.cloud.oura;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.push.Hmacs;
import io.vitalroute.sandbox.cloud.push.Notice;
import io.vitalroute.sandbox.cloud.push.Postman;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.OAuthClient;

/** Subscriptions, one for each event and type: their callbacks are challenged, and they lapse after 90 days. */
final class Subscriptions {
    private static final Duration LIVES = Duration.ofDays(90);
    private static final String PATH = "/v2/webhook/subscription";

    private final Postman postman;
    private final OAuthClient client;
    private final Map<String, Subscription> all = new LinkedHashMap<>();

    Subscriptions(Postman postman, OAuthClient client) {
        this.postman = postman;
        this.client = client;
    }

    private record Subscription(String callback, String event, String type, Instant expires) {
        ObjectNode shown(String id) {
            String end = expires.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
            return Json.object()
                    .put("id", id)
                    .put("callback_url", callback)
                    .put("event_type", event)
                    .put("data_type", type)
                    .put("expiration_time", end);
        }
    }

    synchronized Answer answer(CloudRequest request, Instant now) {
        boolean known = request.received()
                        .header("x-client-id")
                        .filter(client.id()::equals)
                        .isPresent()
                && request.received()
                        .header("x-client-secret")
                        .filter(String.valueOf(client.secret())::equals)
                        .isPresent();
        if (!known) {
            return Answer.of(401);
        }
        String id = request.path().substring(PATH.length()).replaceFirst("^/(renew/)?", "");
        if (id.isEmpty()) {
            return request.method().equals("POST")
                    ? create(request.json(), UUID.randomUUID().toString(), now, 201)
                    : list();
        }
        if (!all.containsKey(id)) {
            return Answer.of(404);
        }
        return switch (request.method()) {
            case "GET" -> Json.answer(200, held(id).shown(id));
            case "DELETE" -> all.remove(id) == null ? Answer.of(404) : Answer.of(204);
            case "PUT" ->
                request.path().startsWith(PATH + "/renew/") ? renew(id, now) : create(request.json(), id, now, 200);
            default -> Answer.of(405);
        };
    }

    private Answer create(JsonNode asked, String id, Instant now, int status) {
        Subscription wanted = new Subscription(
                asked.path("callback_url").asText(),
                asked.path("event_type").asText(),
                asked.path("data_type").asText(),
                now.plus(LIVES));
        if (!wanted.event().matches("create|update|delete")
                || wanted.type().isEmpty()
                || wanted.callback().isEmpty()) {
            return Answer.json(422, "{\"detail\":[{\"msg\":\"field required\"}]}");
        }
        if (!answersChallenge(
                wanted.callback(), asked.path("verification_token").asText())) {
            return Answer.json(400, "{\"detail\":\"The callback did not answer the challenge\"}");
        }
        all.put(id, wanted);
        return Json.answer(status, wanted.shown(id));
    }

    private boolean answersChallenge(String callback, String token) {
        String challenge = UUID.randomUUID().toString().replace("-", "");
        String joint = callback.contains("?") ? "&" : "?";
        URI to = URI.create(callback + joint + "verification_token=" + token + "&challenge=" + challenge);
        Optional<String> answer = postman.get(to);
        return answer.map(text -> Json.read(text.getBytes(StandardCharsets.UTF_8)))
                .filter(body -> body.path("challenge").asText().equals(challenge))
                .isPresent();
    }

    private Answer list() {
        ArrayNode shown = Json.array();
        all.forEach((id, subscription) -> shown.add(subscription.shown(id)));
        return Json.answer(200, shown);
    }

    private Answer renew(String id, Instant now) {
        Subscription old = held(id);
        all.put(id, new Subscription(old.callback(), old.event(), old.type(), now.plus(LIVES)));
        return Json.answer(200, held(id).shown(id));
    }

    private Subscription held(String id) {
        return Optional.ofNullable(all.get(id)).orElseThrow();
    }

    /** Puts an event with those that go next, for everybody who wants it and whose subscription has not lapsed. */
    synchronized void tell(String event, String type, String object, String user, Instant now) {
        all.values().stream()
                .filter(s -> s.event().equals(event) && s.type().equals(type) && now.isBefore(s.expires()))
                .forEach(s -> postman.add(notice(s, object, user, now)));
    }

    private Notice notice(Subscription to, String object, String user, Instant now) {
        byte[] body = Json.bytes(Json.object()
                .put("event_type", to.event())
                .put("data_type", to.type())
                .put("object_id", object)
                .put("event_time", now.atOffset(ZoneOffset.UTC).toLocalDateTime() + "+00:00")
                .put("user_id", user));
        String time = Long.toString(now.getEpochSecond());
        byte[] signature = Hmacs.of(String.valueOf(client.secret()), time, body);
        return new Notice(
                URI.create(to.callback()),
                "application/json",
                Map.of(
                        "x-oura-timestamp",
                        time,
                        "x-oura-signature",
                        HexFormat.of().withUpperCase().formatHex(signature)),
                body);
    }
}
