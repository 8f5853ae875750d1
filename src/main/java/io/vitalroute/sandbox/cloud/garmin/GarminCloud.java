package io.vitalroute.sandbox.cloud.garmin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudParts;
import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Ids;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.RateLimits.Limit;
import io.vitalroute.sandbox.cloud.Stream;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.oauth.Grant;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.ClientProof;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.Renewal;
import io.vitalroute.sandbox.cloud.oauth.TokenAnswers;
import io.vitalroute.sandbox.cloud.push.Notice;
import io.vitalroute.sandbox.cloud.push.PushManners;
import io.vitalroute.sandbox.http.Answer;

/**
 * Garmin. Where summaries are pushed is set in its portal, an address for each type: {@link #pushesTo} with
 * {@code {stream}}, which is also {@code deregistrations} and {@code user-permissions-change}.
 */
public final class GarminCloud extends VendorCloud {
    static final String HEALTH = "HEALTH_EXPORT";
    static final String ACTIVITY = "ACTIVITY_EXPORT";
    private static final String HISTORY = "HISTORICAL_DATA_EXPORT";
    private static final int IN_ONE_BODY = 200;
    private static final long DAY = 86_400;
    private static final OAuthManners OAUTH = new OAuthManners(
            "Garmin Connect",
            List.of(HEALTH, ACTIVITY, HISTORY),
            " ",
            true,
            ClientProof.FORM,
            Duration.ofMinutes(10),
            Duration.ofDays(1),
            Duration.ofSeconds(7_775_998),
            Renewal.SINGLE_USE);

    private final Map<String, ArrayNode> gathered = new LinkedHashMap<>();
    private final Set<String> requested = ConcurrentHashMap.newKeySet();
    private volatile boolean pings;

    /** With nobody connected yet. */
    public GarminCloud(CloudParts parts) {
        super(
                parts,
                OAUTH,
                PushManners.exactly(200, Duration.ofSeconds(30)),
                List.of(new Limit(100, Duration.ofMinutes(1), false)),
                new Summaries(parts.rhythm()).all());
    }

    /** From now on it pushes callback addresses in place of summaries. */
    public void pings(boolean wanted) {
        pings = wanted;
    }

    static String user(int person) {
        return Ids.uuid(Instant.EPOCH, person, 5);
    }

    @Override
    public Map<String, String> settings() {
        String base = parts().base().toString();
        return Map.of(
                "api", base,
                "authorize", base + "/oauth2Confirm",
                "token", base + "/di-oauth2-service/oauth/token");
    }

    @Override
    public String account(int person) {
        return user(person);
    }

    @Override
    protected Answer answer(CloudRequest request) {
        return switch (request.path()) {
            case "/oauth2Confirm" -> oauth().authorize(request);
            case "/di-oauth2-service/oauth/token" -> TokenAnswers.plain(oauth().token(request));
            default -> grant(request).map(grant -> rest(request, grant)).orElseGet(() -> Answer.of(401));
        };
    }

    private Answer rest(CloudRequest request, Grant grant) {
        String path = request.path().replaceFirst("^/wellness-api/rest/", "");
        return switch (request.method() + " " + path) {
            case "GET user/id" -> Json.answer(200, Json.object().put("userId", user(grant.person())));
            case "GET user/permissions" -> Json.answer(200, permissions(grant));
            case "DELETE user/registration" -> {
                oauth().book().revoke(grant);
                yield Answer.of(204);
            }
            default ->
                path.startsWith("backfill/")
                        ? backfill(request, grant, path.substring("backfill/".length()))
                        : called(request, grant, path);
        };
    }

    private static ObjectNode permissions(Grant grant) {
        ObjectNode body = Json.object();
        grant.scopes().stream().sorted().forEach(body.putArray("permissions")::add);
        return body;
    }

    /** Accepted now, pushed with what goes next. */
    private Answer backfill(CloudRequest request, Grant grant, String type) {
        long from = request.number("summaryStartTimeInSeconds", 0);
        long to = request.number("summaryEndTimeInSeconds", 0);
        Optional<String> stream = stream(type);
        if (stream.isEmpty() || from <= 0 || to <= from || to - from > (type.equals("activities") ? 30 : 90) * DAY) {
            return Answer.json(400, "{\"errorMessage\":\"Bad type or time range\"}");
        }
        if (!grant.scopes().contains(HISTORY)) {
            return Answer.of(403);
        }
        String asked = grant.person() + type + from + "-" + to;
        if (requested.contains(asked)) {
            return Answer.of(409);
        }
        if (!limits().take("", now(), (int) ((to - from + DAY - 1) / DAY)).granted()) {
            return Answer.of(429);
        }
        requested.add(asked);
        Instant first = Instant.ofEpochSecond(from);
        List<Entry> entries = shelf().measured(grant.person(), stream.get(), first, Instant.ofEpochSecond(to));
        gather(stream.get(), entries);
        return Answer.of(202);
    }

    /** By the names of pushes and by those of backfill, which differ for two. */
    private static Optional<String> stream(String type) {
        return switch (type) {
            case "pulseOx" -> Optional.of("pulse-ox");
            case "respiration" -> Optional.of("respiration");
            default ->
                Summaries.MEMBERS.entrySet().stream()
                        .filter(e -> e.getValue().equals(type))
                        .map(Map.Entry::getKey)
                        .findFirst();
        };
    }

    /** The answer to a callback that a ping named: an array of what was uploaded in that time. */
    private Answer called(CloudRequest request, Grant grant, String type) {
        long from = request.number("uploadStartTimeInSeconds", 0);
        long to = request.number("uploadEndTimeInSeconds", 0);
        Optional<String> stream = stream(type);
        if (stream.isEmpty()) {
            return Answer.of(404);
        }
        if (to <= from || to - from > DAY) {
            return Answer.json(400, "{\"errorMessage\":\"At most 24 hours of upload time\"}");
        }
        Instant after = Instant.ofEpochSecond(from).minusMillis(1);
        ArrayNode all = Json.array();
        shelf().changed(grant.person(), stream.get(), after, Instant.ofEpochSecond(to))
                .forEach(e -> all.add(e.body().get()));
        return Json.answer(200, all);
    }

    @Override
    protected void changed(Grant grant, Stream stream, List<Entry> entries) {
        if (!pings) {
            gather(stream.name(), entries);
            return;
        }
        Instant first =
                entries.stream().map(Entry::changed).min(Instant::compareTo).orElseThrow();
        Instant last =
                entries.stream().map(Entry::changed).max(Instant::compareTo).orElseThrow();
        ObjectNode ping = Json.object()
                .put("userId", user(grant.person()))
                .put(
                        "callbackURL",
                        parts().base() + "/wellness-api/rest/" + member(stream.name())
                                + "?uploadStartTimeInSeconds=" + first.getEpochSecond() + "&uploadEndTimeInSeconds="
                                + (last.getEpochSecond() + 1));
        keep(stream.name(), List.of(ping));
    }

    private void gather(String stream, List<Entry> entries) {
        List<JsonNode> summaries = new ArrayList<>();
        entries.forEach(e -> summaries.add(e.body().get()));
        keep(stream, summaries);
    }

    private void keep(String stream, List<? extends JsonNode> items) {
        synchronized (gathered) {
            gathered.computeIfAbsent(stream, name -> Json.array()).addAll(items);
        }
    }

    /** Several people in one body. */
    @Override
    protected void gathered() {
        synchronized (gathered) {
            gathered.forEach((stream, items) -> {
                List<JsonNode> all = new ArrayList<>();
                items.forEach(all::add);
                for (int from = 0; from < all.size(); from += IN_ONE_BODY) {
                    push(stream, member(stream), all.subList(from, Math.min(all.size(), from + IN_ONE_BODY)));
                }
            });
            gathered.clear();
        }
    }

    @Override
    protected void left(Grant grant) {
        ObjectNode user = Json.object().put("userId", user(grant.person()));
        push("deregistrations", "deregistrations", List.of(user));
    }

    /** The person takes back what was allowed, all but this; the token stays. */
    public void permits(int person, Set<String> permissions) {
        ObjectNode change = Json.object()
                .put("userId", user(person))
                .put("summaryId", "p" + now().getEpochSecond())
                .put("changeTimeInSeconds", now().getEpochSecond());
        permissions.stream().sorted().forEach(change.putArray("permissions")::add);
        push("user-permissions-change", "userPermissionsChange", List.of(change));
    }

    private void push(String stream, String member, List<? extends JsonNode> items) {
        portal(stream).ifPresent(to -> {
            ObjectNode body = Json.object();
            body.set(member, Json.array(items));
            Map<String, String> headers =
                    Map.of("garmin-client-id", parts().client().id(), "User-Agent", "Garmin Health API");
            postman().add(new Notice(to, "application/json", headers, Json.bytes(body)));
        });
    }

    private static String member(String stream) {
        return Optional.ofNullable(Summaries.MEMBERS.get(stream)).orElse(stream);
    }
}
