package io.vitalroute.sandbox.cloud.polar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudParts;
import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.RateLimits.Limit;
import io.vitalroute.sandbox.cloud.RateLimits.Verdict;
import io.vitalroute.sandbox.cloud.Stream;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.oauth.Grant;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.ClientProof;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.Renewal;
import io.vitalroute.sandbox.cloud.oauth.TokenAnswers;
import io.vitalroute.sandbox.cloud.push.PushManners;
import io.vitalroute.sandbox.http.Answer;

/** Polar. */
public final class PolarCloud extends VendorCloud {
    private static final Pattern USER = Pattern.compile("/v3/users/(\\d+)");
    private static final Pattern DATA = Pattern.compile("/v3/(?:users/)?(exercises|sleep|nightly-recharge"
            + "|continuous-heart-rate|activities/samples|activities|cardio-load|physical-info"
            + "|biosensing/[a-z0-9]+)(?:/([^/]+))?");
    private static final Map<String, String> STREAMS = Map.of(
            "exercises", "exercise",
            "activities", "activity",
            "activities/samples", "activity-samples",
            "biosensing/skintemperature", "skin-temperature",
            "biosensing/spo2", "spo2",
            "biosensing/bodytemperature", "",
            "biosensing/ecg", "",
            "cardio-load", "");
    private static final Map<String, String> WRAPPED =
            Map.of("sleep", "nights", "nightly-recharge", "recharges", "continuous-heart-rate", "heart_rates");
    private static final Map<String, String> EVENTS = Map.of(
            "exercise", "EXERCISE",
            "sleep", "SLEEP",
            "continuous-heart-rate", "CONTINUOUS_HEART_RATE",
            "activity", "ACTIVITY_SUMMARY",
            "physical-info", "PHYSICAL_INFORMATION");
    private static final OAuthManners OAUTH = new OAuthManners(
            "Polar Flow",
            List.of("accesslink.read_all"),
            " ",
            false,
            ClientProof.HEADER,
            Duration.ofMinutes(10),
            Duration.ofDays(3_650),
            Duration.ofDays(1),
            Renewal.NONE);

    private final Webhook webhook;
    private final Map<Integer, Instant> registered = new ConcurrentHashMap<>();

    /** With nobody connected yet. */
    public PolarCloud(CloudParts parts) {
        super(
                parts,
                OAUTH,
                PushManners.exactly(200, Duration.ofSeconds(10)),
                List.of(
                        new Limit(500, Duration.ofMinutes(15), false, 20),
                        new Limit(5_000, Duration.ofDays(1), false, 100)),
                new Measured(parts.rhythm()).all());
        this.webhook = new Webhook(postman());
    }

    @Override
    public Map<String, String> settings() {
        String base = parts().base().toString();
        return Map.of("api", base, "authorize", base + "/oauth2/authorization", "token", base + "/v2/oauth2/token");
    }

    @Override
    public String account(int person) {
        return Integer.toString(Measured.FIRST_USER + person);
    }

    @Override
    protected Answer answer(CloudRequest request) {
        if (request.path().startsWith("/v3/webhooks")) {
            String pair = parts().client().id() + ":" + parts().client().secret();
            return request.basic().filter(pair::equals).isPresent() ? webhook.answer(request, now()) : Answer.of(401);
        }
        return switch (request.path()) {
            case "/oauth2/authorization" -> oauth().authorize(request);
            case "/v2/oauth2/token" ->
                TokenAnswers.with(
                        oauth().token(request),
                        (issued, body) -> body.put(
                                "x_user_id",
                                Measured.FIRST_USER + issued.grant().person()));
            default -> limited(request);
        };
    }

    private Answer limited(CloudRequest request) {
        Optional<Grant> grant = grant(request);
        if (grant.isEmpty()) {
            return Answer.of(401);
        }
        limits().connected(registered.size());
        boolean granted = limits().take("", now()).granted();
        Answer answer = granted ? asked(request, grant.get()) : Answer.of(429);
        List<Verdict> standings = limits().standings("", now());
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("RateLimit-Usage", joined(standings, v -> full(v) - v.remaining()));
        headers.put("RateLimit-Limit", joined(standings, this::full));
        headers.put("RateLimit-Reset", joined(standings, v -> (int) v.reset().toSeconds()));
        return new Answer(answer.status(), headers, answer.body());
    }

    private int full(Verdict verdict) {
        return verdict.limit().calls() + verdict.limit().more() * registered.size();
    }

    private static String joined(List<Verdict> standings, Function<Verdict, Integer> figure) {
        return standings.stream().map(v -> Integer.toString(figure.apply(v))).collect(Collectors.joining(", "));
    }

    private Answer asked(CloudRequest request, Grant grant) {
        if (request.is("POST", "/v3/users")) {
            return register(grant);
        }
        Matcher user = USER.matcher(request.path());
        if (user.matches()) {
            return request.method().equals("DELETE") ? leave(grant) : Answer.of(405);
        }
        Matcher data = DATA.matcher(request.path());
        if (!data.matches() || !request.method().equals("GET")) {
            return Answer.of(404);
        }
        if (!registered.containsKey(grant.person())) {
            return Answer.of(403);
        }
        String stream = STREAMS.getOrDefault(data.group(1), data.group(1));
        try {
            return stream.isEmpty() ? Answer.of(204) : held(request, grant.person(), stream, data.group(2));
        } catch (DateTimeException e) {
            return Answer.of(400);
        }
    }

    private Answer register(Grant grant) {
        if (registered.putIfAbsent(grant.person(), now()) != null) {
            return Answer.of(409);
        }
        return Json.answer(
                200,
                Json.object()
                        .put("polar-user-id", Measured.FIRST_USER + grant.person())
                        .put("member-id", account(grant.person()))
                        .put("registration-date", now().toString()));
    }

    private Answer leave(Grant grant) {
        registered.remove(grant.person());
        oauth().book().revoke(grant);
        return Answer.of(204);
    }

    private Answer held(
            CloudRequest request, int person, String stream, @org.jspecify.annotations.Nullable String one) {
        LocalDate today = shelf().person(person).date(now());
        boolean exercise = stream.equals("exercise");
        LocalDate first = one == null || exercise
                ? request.field("from").map(LocalDate::parse).orElse(today.minusDays(exercise ? 30 : 28))
                : LocalDate.parse(one);
        LocalDate last = one == null || exercise
                ? request.field("to").map(LocalDate::parse).orElse(today)
                : first;
        if (first.plusDays(31).isBefore(last)) {
            return Answer.of(400);
        }
        List<Entry> entries = entries(person, stream, first, last).stream()
                .filter(e -> one == null || !exercise || e.id().equals(one))
                .toList();
        if (entries.isEmpty()) {
            return Answer.of(one == null ? 204 : 404);
        }
        boolean single = one != null || stream.equals("physical-info");
        return single ? Json.answer(200, entries.get(entries.size() - 1).body().get()) : several(entries, stream);
    }

    private Answer several(List<Entry> entries, String stream) {
        ArrayNode all = Json.array();
        entries.forEach(e -> all.add(e.body().get()));
        String name = WRAPPED.get(stream);
        if (name == null) {
            return Json.answer(200, all);
        }
        ObjectNode body = Json.object();
        body.set(name, all);
        return Json.answer(200, body);
    }

    /** What was uploaded before the registration is never there. */
    private List<Entry> entries(int person, String stream, LocalDate first, LocalDate last) {
        Instant since = Optional.ofNullable(registered.get(person)).orElse(Instant.MAX);
        Instant from = shelf().person(person).day(first.minusDays(1)).start();
        Instant to = shelf().person(person).day(last).end();
        return shelf().measured(person, stream, from, to).stream()
                .filter(e -> !e.changed().isBefore(since))
                .filter(e -> {
                    LocalDate date = date(person, stream, e);
                    return !date.isBefore(first) && !date.isAfter(last);
                })
                .toList();
    }

    private LocalDate date(int person, String stream, Entry entry) {
        return shelf().person(person).date(stream.equals("sleep") ? entry.end() : entry.start());
    }

    @Override
    protected void changed(Grant grant, Stream stream, List<Entry> entries) {
        String event = EVENTS.get(stream.name());
        for (Entry entry : event == null ? List.<Entry>of() : entries) {
            ObjectNode body = Json.object().put("event", event).put("user_id", Measured.FIRST_USER + grant.person());
            String path = "/v3/users/" + (stream.name().equals("activity") ? "activities" : stream.name());
            String date = date(grant.person(), stream.name(), entry).toString();
            switch (stream.name()) {
                case "exercise" -> {
                    body.put("entity_id", entry.id());
                    path = "/v3/exercises/" + entry.id();
                }
                case "physical-info" -> body.put("user_id", Measured.FIRST_USER + grant.person());
                default -> {
                    body.put("date", date);
                    path += "/" + date;
                }
            }
            body.put("timestamp", now().truncatedTo(ChronoUnit.SECONDS).toString());
            webhook.tell(event == null ? "" : event, body.put("url", parts().base() + path));
        }
    }
}
