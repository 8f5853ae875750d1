package io.vitalroute.sandbox.cloud.withings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudParts;
import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.RateLimits.Limit;
import io.vitalroute.sandbox.cloud.Stream;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.oauth.Grant;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.ClientProof;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.Renewal;
import io.vitalroute.sandbox.cloud.oauth.TokenAnswers;
import io.vitalroute.sandbox.cloud.oauth.Tokens;
import io.vitalroute.sandbox.cloud.push.PushManners;
import io.vitalroute.sandbox.http.Answer;

/** Withings. */
public final class WithingsCloud extends VendorCloud {
    private static final int FIRST_USER = 31_000_000;
    private static final OAuthManners OAUTH = new OAuthManners(
            "Withings",
            List.of("user.info", "user.metrics", "user.activity", "user.sleepevents"),
            ",",
            false,
            ClientProof.ELSEWHERE,
            Duration.ofSeconds(30),
            Duration.ofHours(3),
            Duration.ofDays(365),
            Renewal.OVERLAPPING);

    private final Signatures signatures;
    private final Subscribed subscribed;
    private final Measured measured;

    /** With nobody connected yet. */
    public WithingsCloud(CloudParts parts) {
        super(
                parts,
                OAUTH,
                PushManners.success(Duration.ofSeconds(2)),
                List.of(new Limit(120, Duration.ofMinutes(1), false)),
                Streams.every(parts.rhythm()));
        this.signatures = new Signatures(
                parts.client().id(), String.valueOf(parts.client().secret()));
        this.subscribed = new Subscribed(postman());
        this.measured = new Measured(shelf());
    }

    @Override
    public Map<String, String> settings() {
        String base = parts().base().toString();
        return Map.of("api", base, "authorize", base + "/oauth2_user/authorize2", "token", base + "/v2/oauth2");
    }

    @Override
    public String account(int person) {
        return Integer.toString(FIRST_USER + person);
    }

    @Override
    protected Answer answer(CloudRequest request) {
        return switch (request.path()) {
            case "/oauth2_user/authorize2" -> oauth().authorize(request);
            case "/v2/oauth2" -> token(request);
            case "/v2/signature" -> nonce(request);
            default -> data(request);
        };
    }

    private Answer data(CloudRequest request) {
        Optional<Grant> grant = request.bearer().flatMap(oauth().book()::bearer);
        if (grant.isEmpty()) {
            return Wrapped.error(
                    Wrapped.UNAUTHORIZED,
                    "XRequestID: Not provided invalid_token: The access token provided is invalid");
        }
        if (!limits().take("", now()).granted()) {
            return Wrapped.error(Wrapped.TOO_MANY, "Too Many Requests");
        }
        int person = grant.get().person();
        return switch (request.path() + " " + request.text("action")) {
            case "/measure getmeas" ->
                allowed(grant.get(), Streams.MEASURES).orElseGet(() -> measured.measures(request, person, now()));
            case "/v2/measure getactivity" ->
                allowed(grant.get(), Streams.ACTIVITY).orElseGet(() -> measured.activities(request, person, now()));
            case "/v2/measure getintradayactivity" ->
                allowed(grant.get(), Streams.INTRADAY).orElseGet(() -> measured.intraday(request, person));
            case "/v2/sleep get" ->
                allowed(grant.get(), Streams.SLEEP).orElseGet(() -> measured.nights(request, person));
            case "/v2/sleep getsummary" ->
                allowed(grant.get(), Streams.SLEEP_SUMMARY).orElseGet(() -> measured.summaries(request, person, now()));
            case "/v2/user getdevice" -> devices();
            default ->
                request.path().equals("/notify")
                        ? subscribed.answer(request, person)
                        : Wrapped.error(Wrapped.UNKNOWN_ACTION, "Unknown action");
        };
    }

    private Optional<Answer> allowed(Grant grant, String stream) {
        return grant.scopes().contains(shelf().stream(stream).scope())
                ? Optional.empty()
                : Optional.of(Wrapped.error(403, "insufficient_scope: the scope of this token is not enough"));
    }

    private Answer token(CloudRequest request) {
        if (!signatures.proves(request, now())) {
            return Wrapped.error(Wrapped.INVALID, "Invalid Params: invalid client_secret or signature");
        }
        return switch (request.text("action")) {
            case "requesttoken" -> issued(oauth().token(request));
            case "revoke" -> revoked(request);
            default -> Wrapped.error(Wrapped.UNKNOWN_ACTION, "Unknown action");
        };
    }

    private Answer issued(Tokens tokens) {
        if (tokens instanceof Tokens.Issued issued) {
            ObjectNode body = TokenAnswers.body(issued)
                    .put("userid", account(issued.grant().person()))
                    .put("csrf_token", issued.grant().id());
            return Wrapped.ok(body);
        }
        Tokens.Refused refused = (Tokens.Refused) tokens;
        return Wrapped.error(Wrapped.UNAUTHORIZED, refused.error() + ": " + refused.why());
    }

    private Answer revoked(CloudRequest request) {
        int person = (int) request.number("userid", 0) - FIRST_USER;
        oauth().book().of(person).forEach(oauth().book()::revoke);
        subscribed.forget(person);
        return Wrapped.ok(Json.object());
    }

    private Answer nonce(CloudRequest request) {
        if (!request.text("action").equals("getnonce") || !signatures.mayHaveNonce(request, now())) {
            return Wrapped.error(Wrapped.INVALID, "Invalid Params: signature");
        }
        return Wrapped.ok(Json.object().put("nonce", signatures.nonce(now())));
    }

    private static Answer devices() {
        ObjectNode body = Json.object();
        body.putArray("devices")
                .addObject()
                .put("type", "Activity Tracker")
                .put("model", "ScanWatch")
                .put("model_id", 93)
                .put("battery", "high")
                .put("deviceid", "5ca1ab1e07");
        return Wrapped.ok(body);
    }

    @Override
    protected void changed(Grant grant, Stream stream, List<Entry> entries) {
        String user = account(grant.person());
        for (Entry entry : entries) {
            String from = Long.toString(entry.start().getEpochSecond());
            String to = Long.toString(entry.end().plusSeconds(1).getEpochSecond());
            switch (stream.name()) {
                case Streams.MEASURES -> {
                    int appli = Character.digit(entry.id().charAt(entry.id().length() - 1), 10);
                    subscribed.tell(grant.person(), appli, form(user, appli, from, to));
                }
                case Streams.SLEEP_SUMMARY -> subscribed.tell(grant.person(), 44, form(user, 44, from, to));
                case Streams.ACTIVITY ->
                    subscribed.tell(
                            grant.person(),
                            16,
                            Subscribed.fields("userid", user, "appli", "16", "date", date(grant, entry.start())));
                default -> {
                    // minutes and stages come with the day and the night
                }
            }
        }
    }

    @Override
    protected void left(Grant grant) {
        subscribed.tell(
                grant.person(),
                46,
                Subscribed.fields("userid", account(grant.person()), "appli", "46", "action", "unlink"));
        subscribed.forget(grant.person());
    }

    private String date(Grant grant, Instant start) {
        return shelf().person(grant.person()).date(start).toString();
    }

    private static Map<String, String> form(String user, int appli, String from, String to) {
        return Subscribed.fields("userid", user, "appli", Integer.toString(appli), "startdate", from, "enddate", to);
    }
}
