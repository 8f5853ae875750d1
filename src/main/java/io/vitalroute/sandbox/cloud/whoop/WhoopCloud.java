package io.vitalroute.sandbox.cloud.whoop;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudParts;
import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Pages;
import io.vitalroute.sandbox.cloud.RateLimits.Limit;
import io.vitalroute.sandbox.cloud.RateLimits.Verdict;
import io.vitalroute.sandbox.cloud.Shelf;
import io.vitalroute.sandbox.cloud.Stream;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.oauth.Grant;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.ClientProof;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.Renewal;
import io.vitalroute.sandbox.cloud.oauth.TokenAnswers;
import io.vitalroute.sandbox.cloud.push.Hmacs;
import io.vitalroute.sandbox.cloud.push.Notice;
import io.vitalroute.sandbox.cloud.push.PushManners;
import io.vitalroute.sandbox.http.Answer;

/** WHOOP. Where webhooks go is set in its dashboard: {@link #pushesTo}. */
public final class WhoopCloud extends VendorCloud {
    private static final int USUAL = 10;
    private static final int MOST = 25;
    private static final Pattern RECORDS =
            Pattern.compile("/developer/v2/(?:activity/)?(cycle|recovery|sleep|workout)(?:/([^/]+))?");
    private static final OAuthManners OAUTH = new OAuthManners(
            "WHOOP",
            List.of(
                    "offline",
                    "read:recovery",
                    "read:cycles",
                    "read:workout",
                    "read:sleep",
                    "read:profile",
                    "read:body_measurement"),
            " ",
            false,
            ClientProof.FORM,
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofDays(365),
            Renewal.SINGLE_USE);

    /** With nobody connected yet. */
    public WhoopCloud(CloudParts parts) {
        super(
                parts,
                OAUTH,
                PushManners.success(Duration.ofSeconds(10)),
                List.of(new Limit(100, Duration.ofMinutes(1), false), new Limit(10_000, Duration.ofDays(1), false)),
                Records.all());
    }

    @Override
    public Map<String, String> settings() {
        String base = parts().base().toString();
        return Map.of(
                "api", base + "/developer",
                "authorize", base + "/oauth/oauth2/auth",
                "token", base + "/oauth/oauth2/token");
    }

    @Override
    public String account(int person) {
        return Integer.toString(Records.FIRST_USER + person);
    }

    @Override
    protected Answer answer(CloudRequest request) {
        return switch (request.path()) {
            case "/oauth/oauth2/auth" ->
                request.method().equals("GET") && request.text("state").length() < 8
                        ? Answer.json(400, "{\"error\":\"invalid_state\"}")
                        : oauth().authorize(request);
            case "/oauth/oauth2/token" -> TokenAnswers.plain(oauth().token(request));
            default -> limited(request);
        };
    }

    private Answer limited(CloudRequest request) {
        Optional<Grant> grant = grant(request);
        if (grant.isEmpty()) {
            return Answer.of(401);
        }
        Verdict verdict = limits().take("", now());
        Answer answer = verdict.granted() ? data(request, grant.get()) : Answer.of(429);
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("X-RateLimit-Limit", "100, 100;window=60, 10000;window=86400");
        headers.put("X-RateLimit-Remaining", Integer.toString(verdict.remaining()));
        headers.put(
                "X-RateLimit-Reset", Long.toString(Math.max(1, verdict.reset().toSeconds())));
        return new Answer(answer.status(), headers, answer.body());
    }

    private Answer data(CloudRequest request, Grant grant) {
        switch (request.method() + " " + request.path()) {
            case "GET /developer/v2/user/profile/basic" -> {
                return Json.answer(
                        200,
                        Json.object()
                                .put("user_id", Records.FIRST_USER + grant.person())
                                .put("email", "person" + grant.person() + "@example.org")
                                .put("first_name", "Invented")
                                .put("last_name", "Person"));
            }
            case "DELETE /developer/v2/user/access" -> {
                oauth().book().revoke(grant);
                return Answer.of(204);
            }
            default -> {
                return records(request, grant);
            }
        }
    }

    private Answer records(CloudRequest request, Grant grant) {
        Matcher path = RECORDS.matcher(request.path());
        if (!path.matches()) {
            return Answer.of(404);
        }
        Stream stream = shelf().stream(path.group(1));
        if (!grant.scopes().contains(stream.scope())) {
            return Answer.of(403);
        }
        if (path.group(2) == null) {
            return list(request, grant.person(), stream.name());
        }
        return shelf().one(grant.person(), stream.name(), path.group(2))
                .map(entry -> Json.answer(200, shown(entry)))
                .orElseGet(() -> Answer.of(404));
    }

    private Answer list(CloudRequest request, int person, String stream) {
        try {
            Instant from = request.field("start").map(Instant::parse).orElse(Instant.EPOCH);
            Instant to = request.field("end").map(Instant::parse).orElse(now());
            int size = (int) request.number("limit", USUAL);
            String question = stream + request.text("start") + request.text("end");
            Optional<Integer> offset = request.field("nextToken")
                    .map(mark -> Pages.offset(mark, question))
                    .orElse(Optional.of(0));
            if (size < 1 || size > MOST || offset.isEmpty()) {
                return Answer.json(400, "{\"error\":\"limit or nextToken is wrong\"}");
            }
            List<Entry> entries = new ArrayList<>(shelf().measured(person, stream, from, to));
            Collections.reverse(entries);
            Pages<Entry> page = Pages.of(entries, offset.get(), size);
            ArrayNode records = Json.array();
            page.items().forEach(e -> records.add(shown(e)));
            ObjectNode body = Json.object();
            body.set("records", records);
            page.mark(question).ifPresent(mark -> body.put("next_token", mark));
            return Json.answer(200, body);
        } catch (DateTimeException e) {
            return Answer.json(400, "{\"error\":\"start and end are ISO 8601\"}");
        }
    }

    private static ObjectNode shown(Entry entry) {
        ObjectNode record = entry.body().get();
        return entry.again() ? record.put("updated_at", Records.text(entry.changed())) : record;
    }

    @Override
    protected void changed(Grant grant, Stream stream, List<Entry> entries) {
        if (!stream.name().equals(Records.CYCLE)) {
            entries.forEach(e -> tell(grant, stream.name() + ".updated", e.id()));
        }
    }

    /** A deleted night takes its recovery with it. */
    @Override
    protected void deleted(Grant grant, Stream stream, List<Shelf.Gone> gone) {
        for (Shelf.Gone one : stream.name().equals(Records.CYCLE) ? List.<Shelf.Gone>of() : gone) {
            tell(grant, stream.name() + ".deleted", one.id());
            if (stream.name().equals(Records.SLEEP)) {
                tell(grant, "recovery.deleted", one.id());
            }
        }
    }

    private void tell(Grant grant, String type, String id) {
        Optional<URI> to = portal("");
        if (to.isEmpty()) {
            return;
        }
        byte[] body = Json.bytes(Json.object()
                .put("user_id", Records.FIRST_USER + grant.person())
                .put("id", id)
                .put("type", type)
                .put("trace_id", UUID.randomUUID().toString()));
        String time = Long.toString(now().toEpochMilli());
        String signature = Base64.getEncoder()
                .encodeToString(Hmacs.of(String.valueOf(parts().client().secret()), time, body));
        postman()
                .add(new Notice(
                        to.get(),
                        "application/json",
                        Map.of("X-WHOOP-Signature", signature, "X-WHOOP-Signature-Timestamp", time),
                        body));
    }
}
