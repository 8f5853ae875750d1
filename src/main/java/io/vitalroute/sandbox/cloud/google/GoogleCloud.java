package io.vitalroute.sandbox.cloud.google;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudParts;
import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Json;
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
import io.vitalroute.sandbox.people.Wearer;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

/**
 * Google Health. Subscribers are managed with the client's secret as bearer token, in place of a service account's.
 */
public final class GoogleCloud extends VendorCloud {
    private static final Pattern POINTS =
            Pattern.compile("/v4/users/[^/]+/dataTypes/([a-z0-9-]+)/dataPoints(:reconcile|:rollUp|:dailyRollUp)?");
    private static final Pattern SUBSCRIBERS = Pattern.compile("/v4/projects/([^/]+)/subscribers(?:/([^/]+))?");
    private static final OAuthManners OAUTH = new OAuthManners(
            "Google Health",
            List.of(
                    DataType.SCOPES + "activity_and_fitness.readonly",
                    DataType.SCOPES + "health_metrics_and_measurements.readonly",
                    DataType.SCOPES + "sleep.readonly",
                    DataType.SCOPES + "profile.readonly",
                    DataType.SCOPES + "ecg.readonly",
                    DataType.SCOPES + "irn.readonly"),
            " ",
            false,
            ClientProof.FORM,
            Duration.ofMinutes(10),
            Duration.ofSeconds(3599),
            Duration.ofDays(180),
            Renewal.STAYS);

    private final DataTypes types;
    private final PointList points;
    private final RollUps rollUps;
    private final Subscribers subscribers;

    /** With nobody connected yet. */
    public GoogleCloud(CloudParts parts) {
        this(parts, new DataTypes(parts.rhythm()));
    }

    private GoogleCloud(CloudParts parts, DataTypes types) {
        super(
                parts,
                OAUTH,
                PushManners.exactly(204, Duration.ofSeconds(10)),
                List.of(new Limit(300, Duration.ofMinutes(1), true), new Limit(120_000, Duration.ofMinutes(1), false)),
                types.all().values().stream().map(DataType::stream).toList());
        this.types = types;
        this.points = new PointList(shelf());
        this.rollUps = new RollUps(shelf());
        this.subscribers = new Subscribers(postman());
    }

    /** From now on notices are signed with another key. */
    public void rotatesKey() {
        subscribers.rotate();
    }

    @Override
    public Map<String, String> settings() {
        String base = parts().base().toString();
        return Map.of(
                "api", base,
                "authorize", base + "/o/oauth2/v2/auth",
                "token", base + "/token",
                "keyset", base + "/googlehealthapi/webhooks/webhooks_public_keyset.json");
    }

    @Override
    public String account(int person) {
        return Long.toString(2_515_000_000_000_000_000L + person);
    }

    @Override
    protected Answer answer(CloudRequest request) {
        return switch (request.path()) {
            case "/o/oauth2/v2/auth" -> oauth().authorize(request);
            case "/token" -> TokenAnswers.plain(oauth().token(request));
            case "/revoke" -> revoke(request);
            case "/googlehealthapi/webhooks/webhooks_public_keyset.json" -> subscribers.keyset();
            default -> api(request);
        };
    }

    private Answer revoke(CloudRequest request) {
        String token = request.text("token");
        Optional<Grant> grant =
                oauth().book().bearer(token).or(() -> oauth().book().owner(token));
        grant.ifPresent(oauth().book()::revoke);
        return grant.isPresent()
                ? Json.answer(200, Json.object())
                : Json.answer(400, Json.object().put("error", "invalid_token"));
    }

    private Answer api(CloudRequest request) {
        Matcher project = SUBSCRIBERS.matcher(request.path());
        if (project.matches()) {
            boolean may = request.bearer()
                    .filter(String.valueOf(parts().client().secret())::equals)
                    .isPresent();
            return may
                    ? subscribers.answer(
                            request,
                            project.group(1),
                            Optional.ofNullable(project.group(2)).orElse(""))
                    : Failure.unauthenticated();
        }
        Optional<Grant> grant = request.bearer().flatMap(oauth().book()::bearer);
        if (grant.isEmpty()) {
            return Failure.unauthenticated();
        }
        return limits().take(account(grant.get().person()), now()).granted()
                ? data(request, grant.get())
                : Failure.exhausted();
    }

    private Answer data(CloudRequest request, Grant grant) {
        String user = account(grant.person());
        if (request.path().matches("/v4/users/[^/]+/identity")) {
            return Json.answer(
                    200,
                    Json.object()
                            .put("name", "users/" + user + "/identity")
                            .put("healthUserId", user)
                            .put("legacyUserId", "SIM" + grant.person()));
        }
        Matcher path = POINTS.matcher(request.path());
        if (!path.matches()) {
            return Failure.missing();
        }
        return points(
                request,
                grant,
                path.group(1),
                Optional.ofNullable(path.group(2)).orElse(""));
    }

    private Answer points(CloudRequest request, Grant grant, String kebab, String verb) {
        if (verb.endsWith("ollUp")) {
            if (!grant.scopes().contains(RollUps.scope(kebab))) {
                return Failure.denied();
            }
            return verb.equals(":rollUp")
                    ? rollUps.windows(request, kebab, grant.person(), now())
                    : rollUps.daily(request, kebab, grant.person(), now());
        }
        DataType type = types.all().get(kebab);
        if (type == null) {
            return Failure.badRequest("Unknown data type " + kebab);
        }
        return grant.scopes().contains(type.readScope())
                ? points.list(request, type, grant.person(), account(grant.person()), verb.equals(":reconcile"))
                : Failure.denied();
    }

    @Override
    protected void changed(Grant grant, Stream stream, List<Entry> entries) {
        Instant from =
                entries.stream().map(Entry::start).min(Instant::compareTo).orElseThrow();
        Instant to = entries.stream().map(Entry::end).max(Instant::compareTo).orElseThrow();
        tell(grant, stream, "UPSERT", from, to.isAfter(from) ? to : to.plusSeconds(1));
    }

    @Override
    protected void deleted(Grant grant, Stream stream, List<Shelf.Gone> gone) {
        gone.forEach(g -> tell(
                grant,
                stream,
                "DELETE",
                g.start(),
                g.end().isAfter(g.start()) ? g.end() : g.end().plusSeconds(1)));
    }

    private void tell(Grant grant, Stream stream, String operation, Instant from, Instant to) {
        Wearer wearer = shelf().person(grant.person());
        ObjectNode notice = Json.object();
        ObjectNode data = notice.putObject("data")
                .put("version", "1")
                .put("clientProvidedSubscriptionName", UUID.randomUUID().toString())
                .put("healthUserId", account(grant.person()))
                .put("operation", operation)
                .put("dataType", stream.name());
        ObjectNode interval = data.putArray("intervals").addObject();
        LocalDateTime start = LocalDateTime.ofInstant(from, wearer.offset(from));
        LocalDateTime end = LocalDateTime.ofInstant(to, wearer.offset(to));
        interval.putObject("physicalTimeInterval")
                .put("startTime", from.toString())
                .put("endTime", to.toString());
        ObjectNode civil = interval.putObject("civilDateTimeInterval");
        civil.set("startDateTime", Times.civil(start));
        civil.set("endDateTime", Times.civil(end));
        interval.putObject("civilIso8601TimeInterval")
                .put("startTime", ISO_LOCAL_DATE_TIME.format(start))
                .put("endTime", ISO_LOCAL_DATE_TIME.format(end));
        subscribers.tell(stream.name(), notice);
    }
}
