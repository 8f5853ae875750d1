package io.vitalroute.sandbox.cloud.google;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.push.Notice;
import io.vitalroute.sandbox.cloud.push.Postman;
import io.vitalroute.sandbox.http.Answer;

/**
 * The project's subscribers: addresses that are verified when they are made, and what each wants to be told. All
 * subscriptions are made by policy.
 */
final class Subscribers {
    private static final String ID = "[a-z]([a-z0-9-]{2,34}[a-z0-9])";

    private final Postman postman;
    private final Map<String, Subscriber> all = new LinkedHashMap<>();
    private final List<NoticeKey> keys = new ArrayList<>(List.of(new NoticeKey(1_812_004_561)));

    Subscribers(Postman postman) {
        this.postman = postman;
    }

    private record Subscriber(URI endpoint, String authorization, List<String> dataTypes) {}

    /** From now on notices are signed with another key; the public keyset shows both. */
    synchronized void rotate() {
        keys.add(new NoticeKey(1_812_004_561 + keys.size() * 7_919));
    }

    synchronized Answer keyset() {
        return Json.answer(200, NoticeKey.keyset(keys));
    }

    /** Puts a notice with those that go next, for everybody who wants the type. */
    synchronized void tell(String dataType, JsonNode notice) {
        ArrayNode several = Json.array().add(notice);
        all.values().stream()
                .filter(s -> s.dataTypes().contains(dataType))
                .forEach(s -> postman.add(notice(s, Json.bytes(several))));
    }

    Answer answer(CloudRequest request, String project, String id) {
        return switch (request.method()) {
            case "POST" -> create(request, project);
            case "GET" -> list(project);
            case "PATCH" -> change(request, project, id);
            case "DELETE" -> delete(id);
            default -> Failure.missing();
        };
    }

    private synchronized Answer create(CloudRequest request, String project) {
        String id =
                request.field("subscriberId").orElseGet(() -> UUID.randomUUID().toString());
        if (request.field("subscriberId").isPresent() && !id.matches(ID)) {
            return Failure.badRequest("Invalid subscriber id");
        }
        return all.containsKey(id)
                ? Failure.of(409, "ALREADY_EXISTS", "Requested entity already exists.")
                : verified(project, id, read(request.json(), Optional.empty()));
    }

    private synchronized Answer change(CloudRequest request, String project, String id) {
        Optional<Subscriber> before = Optional.ofNullable(all.get(id));
        return before.isEmpty() ? Failure.missing() : verified(project, id, read(request.json(), before));
    }

    private Answer verified(String project, String id, Subscriber subscriber) {
        if (!subscriber.endpoint().isAbsolute() || !verify(subscriber)) {
            return Failure.of(400, "FAILED_PRECONDITION", "The endpoint could not be verified.");
        }
        all.put(id, subscriber);
        ObjectNode operation =
                Json.object().put("name", "operations/" + UUID.randomUUID()).put("done", true);
        operation.set("response", shown(project, id, subscriber));
        return Json.answer(200, operation);
    }

    /** With the authorization 200 or 201, without it 401 or 403. */
    private boolean verify(Subscriber subscriber) {
        byte[] body = "{\"type\":\"verification\"}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> agent = Map.of("User-Agent", "Google-Health-API-Webhooks-Verifier");
        Map<String, String> proof = Map.of(
                "User-Agent", "Google-Health-API-Webhooks-Verifier", "Authorization", subscriber.authorization());
        URI to = subscriber.endpoint();
        Optional<Integer> with = postman.ask("POST", to, new Notice(to, "application/json", proof, body));
        Optional<Integer> without = postman.ask("POST", to, new Notice(to, "application/json", agent, body));
        return with.filter(s -> s == 200 || s == 201).isPresent()
                && without.filter(s -> s == 401 || s == 403).isPresent();
    }

    private synchronized Answer list(String project) {
        ArrayNode shown = Json.array();
        all.forEach((id, subscriber) -> shown.add(shown(project, id, subscriber)));
        ObjectNode body = Json.object();
        body.set("subscribers", shown);
        return Json.answer(200, body.put("totalSize", shown.size()));
    }

    private synchronized Answer delete(String id) {
        return all.remove(id) == null
                ? Failure.missing()
                : Json.answer(
                        200,
                        Json.object()
                                .put("name", "operations/" + UUID.randomUUID())
                                .put("done", true));
    }

    private static ObjectNode shown(String project, String id, Subscriber subscriber) {
        ObjectNode shown = Json.object()
                .put("name", "projects/" + project + "/subscribers/" + id)
                .put("endpointUri", subscriber.endpoint().toString())
                .put("state", "ACTIVE");
        ObjectNode config = shown.putArray("subscriberConfigs").addObject();
        subscriber.dataTypes().forEach(config.putArray("dataTypes")::add);
        config.put("subscriptionCreatePolicy", "AUTOMATIC");
        return shown;
    }

    private static Subscriber read(JsonNode body, Optional<Subscriber> before) {
        List<String> types = new ArrayList<>();
        body.path("subscriberConfigs").forEach(c -> c.path("dataTypes").forEach(t -> types.add(t.asText())));
        String endpoint = body.path("endpointUri")
                .asText(before.map(b -> b.endpoint().toString()).orElse(""));
        String secret = body.at("/endpointAuthorization/secret")
                .asText(before.map(Subscriber::authorization).orElse(""));
        return new Subscriber(
                URI.create(endpoint),
                secret,
                types.isEmpty() ? before.map(Subscriber::dataTypes).orElse(types) : types);
    }

    private Notice notice(Subscriber subscriber, byte[] body) {
        Map<String, String> headers = Map.of(
                "Authorization", subscriber.authorization(),
                "GOOGLE-HEALTH-API-SIGNATURE", keys.get(keys.size() - 1).sign(body));
        return new Notice(subscriber.endpoint(), "application/json", headers, body);
    }
}
