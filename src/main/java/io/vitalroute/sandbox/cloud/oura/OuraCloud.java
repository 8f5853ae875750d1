package io.vitalroute.sandbox.cloud.oura;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudParts;
import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Ids;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Pages;
import io.vitalroute.sandbox.cloud.RateLimits.Limit;
import io.vitalroute.sandbox.cloud.Shelf;
import io.vitalroute.sandbox.cloud.Stream;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.oauth.Grant;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.ClientProof;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.Renewal;
import io.vitalroute.sandbox.cloud.oauth.TokenAnswers;
import io.vitalroute.sandbox.cloud.push.PushManners;
import io.vitalroute.sandbox.http.Answer;

/** Oura. */
public final class OuraCloud extends VendorCloud {
    private static final int PAGE = 200;
    private static final Pattern DOCUMENTS = Pattern.compile("/v2/usercollection/([A-Za-z0-9_]+)(?:/([^/]+))?");
    private static final OAuthManners OAUTH = new OAuthManners(
            "Oura",
            List.of("email", "personal", "daily", "heartrate", "workout", "session", "tag", "spo2"),
            " ",
            false,
            ClientProof.FORM,
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            Duration.ofDays(365),
            Renewal.SINGLE_USE);

    private final Subscriptions subscriptions;

    /** With nobody connected yet. */
    public OuraCloud(CloudParts parts) {
        super(
                parts,
                OAUTH,
                PushManners.success(Duration.ofSeconds(10)),
                List.of(new Limit(5_000, Duration.ofMinutes(5), false)),
                new Documents(parts.rhythm()).all());
        this.subscriptions = new Subscriptions(postman(), parts.client());
    }

    @Override
    public Map<String, String> settings() {
        String base = parts().base().toString();
        return Map.of("api", base, "authorize", base + "/oauth/authorize", "token", base + "/oauth/token");
    }

    @Override
    public String account(int person) {
        return Ids.uuid(Instant.EPOCH, person, 0);
    }

    @Override
    protected Answer answer(CloudRequest request) {
        return switch (request.path()) {
            case "/oauth/authorize" -> oauth().authorize(request);
            case "/oauth/token" -> TokenAnswers.plain(oauth().token(request));
            default ->
                request.path().startsWith("/v2/webhook/subscription")
                        ? subscriptions.answer(request, now())
                        : data(request);
        };
    }

    /** 401 and 403 have no body. */
    private Answer data(CloudRequest request) {
        Optional<Grant> grant = grant(request);
        Matcher path = DOCUMENTS.matcher(request.path());
        if (grant.isEmpty()) {
            return Answer.of(401);
        }
        if (!limits().take("", now()).granted()) {
            return Answer.of(429);
        }
        if (!path.matches()) {
            return Answer.of(404);
        }
        int person = grant.get().person();
        if (path.group(1).equals("personal_info")) {
            return Json.answer(200, Json.object().put("id", account(person)));
        }
        Optional<Stream> stream = shelf().streams().stream()
                .filter(s -> s.name().equals(path.group(1)))
                .findFirst();
        if (stream.isEmpty()) {
            return Answer.of(404);
        }
        if (!grant.get().scopes().contains(stream.get().scope())) {
            return Answer.of(403);
        }
        return path.group(2) == null
                ? list(request, person, stream.get().name())
                : shelf().one(person, stream.get().name(), path.group(2))
                        .map(entry -> Json.answer(200, entry.body().get()))
                        .orElseGet(() -> Answer.of(404));
    }

    private Answer list(CloudRequest request, int person, String stream) {
        try {
            List<Entry> entries = stream.equals(Documents.HEART_RATE)
                    ? shelf().measured(person, stream, time(request, "start_datetime"), time(request, "end_datetime"))
                    : dated(request, person, stream);
            String question = stream + request.text("start_date") + request.text("start_datetime");
            Optional<Integer> offset = request.field("next_token")
                    .map(mark -> Pages.offset(mark, question))
                    .orElse(Optional.of(0));
            if (offset.isEmpty()) {
                return Answer.json(400, "{\"detail\":\"Invalid next_token\"}");
            }
            Pages<Entry> page = Pages.of(entries, offset.get(), PAGE);
            ArrayNode data = Json.array();
            page.items().forEach(e -> data.add(e.body().get()));
            ObjectNode body = Json.object();
            body.set("data", data);
            return Json.answer(200, body.put("next_token", page.mark(question).orElse(null)));
        } catch (DateTimeException e) {
            return Answer.json(422, "{\"detail\":[{\"msg\":\"invalid date\"}]}");
        }
    }

    private List<Entry> dated(CloudRequest request, int person, String stream) {
        LocalDate today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
        LocalDate last = request.field("end_date").map(LocalDate::parse).orElse(today);
        LocalDate first = request.field("start_date").map(LocalDate::parse).orElse(last.minusDays(1));
        Instant from = first.minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = last.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        return shelf().measured(person, stream, from, to).stream()
                .filter(e -> {
                    LocalDate day = shelf().person(person).date(stream.equals("sleep") ? e.end() : e.start());
                    return !day.isBefore(first) && !day.isAfter(last);
                })
                .toList();
    }

    private Instant time(CloudRequest request, String name) {
        return request.field(name)
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .orElse(name.startsWith("end") ? now() : now().minus(Duration.ofDays(1)));
    }

    @Override
    protected void changed(Grant grant, Stream stream, List<Entry> entries) {
        String type = stream.name().toLowerCase(Locale.ROOT);
        for (Entry entry : stream.name().equals(Documents.HEART_RATE) ? List.<Entry>of() : entries) {
            boolean again = entry.again() || stream.name().equals("daily_activity");
            subscriptions.tell(again ? "update" : "create", type, entry.id(), account(grant.person()), now());
        }
    }

    @Override
    protected void deleted(Grant grant, Stream stream, List<Shelf.Gone> gone) {
        gone.forEach(g -> subscriptions.tell(
                "delete", stream.name().toLowerCase(Locale.ROOT), g.id(), account(grant.person()), now()));
    }
}
