package io.vitalroute.sandbox.cloud.omron;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.CloudParts;
import io.vitalroute.sandbox.cloud.CloudRequest;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Ids;
import io.vitalroute.sandbox.cloud.Inventions;
import io.vitalroute.sandbox.cloud.Inventions.Moment;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.Pages;
import io.vitalroute.sandbox.cloud.RateLimits.Limit;
import io.vitalroute.sandbox.cloud.Stream;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.oauth.Grant;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.ClientProof;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners.Renewal;
import io.vitalroute.sandbox.cloud.oauth.TokenAnswers;
import io.vitalroute.sandbox.cloud.oauth.Tokens;
import io.vitalroute.sandbox.cloud.push.Hmacs;
import io.vitalroute.sandbox.cloud.push.Notice;
import io.vitalroute.sandbox.cloud.push.PushManners;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.people.Pressure;

/** Omron. Where notices go is told to Omron by hand: {@link #pushesTo}. */
public final class OmronCloud extends VendorCloud {
    private static final String PRESSURE = "blood-pressure";
    private static final int MOST = 100;
    private static final OAuthManners OAUTH = new OAuthManners(
            "OMRON connect",
            List.of("openid", "offline_access", "bloodpressure"),
            " ",
            false,
            ClientProof.FORM,
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofDays(365),
            Renewal.SINGLE_USE);

    /** With nobody connected yet. */
    public OmronCloud(CloudParts parts) {
        super(
                parts,
                OAUTH,
                PushManners.exactly(200, Duration.ofSeconds(10)),
                List.of(new Limit(600, Duration.ofMinutes(1), false)),
                List.of(new Stream(
                        PRESSURE,
                        "bloodpressure",
                        Duration.ofHours(1),
                        Inventions.parts(
                                (at, person) -> Ids.number(at, person, 4),
                                Duration.ofMinutes(1),
                                Inventions::pressures,
                                OmronCloud::measurement))));
    }

    @Override
    public Map<String, String> settings() {
        String base = parts().base().toString();
        return Map.of("api", base, "authorize", base + "/connect/authorize", "token", base + "/connect/token");
    }

    @Override
    public String account(int person) {
        return Ids.uuid(Instant.EPOCH, person, 7);
    }

    private static ObjectNode measurement(String id, Moment m) {
        Pressure taken = m.day().pressures().stream()
                .filter(p -> p.at().equals(m.at()))
                .findFirst()
                .orElseThrow();
        String local = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT)
                .format(OffsetDateTime.ofInstant(m.at(), m.wearer().offset(m.at())));
        return Json.object()
                .put("id", Long.parseLong(id))
                .put("dateTime", m.at().toString())
                .put("dateTimeLocal", local)
                .put("systolic", taken.systolic())
                .put("diastolic", taken.diastolic())
                .put("bloodPressureUnits", "mmHg")
                .put("pulse", taken.pulse())
                .put("pulseUnits", "bpm")
                .put("deviceType", "Invented Cuff");
    }

    @Override
    protected Answer answer(CloudRequest request) {
        return switch (request.path()) {
            case "/connect/authorize" -> oauth().authorize(request);
            case "/connect/token" -> TokenAnswers.with(oauth().token(request), this::identified);
            case "/measurement" -> measurements(request);
            default -> Answer.of(404);
        };
    }

    /** With a JWT that names the user (OpenID Connect Core section 2), signed with the client's secret. */
    private ObjectNode identified(Tokens.Issued issued, ObjectNode body) {
        String claims = encoded(Json.object().put("alg", "HS256").put("typ", "JWT")) + "."
                + encoded(Json.object()
                        .put("iss", parts().base().toString())
                        .put("aud", parts().client().id())
                        .put("sub", account(issued.grant().person()))
                        .put("iat", now().getEpochSecond())
                        .put("exp", now().plusSeconds(3600).getEpochSecond()));
        byte[] signature = Hmacs.of(String.valueOf(parts().client().secret()), claims, new byte[0]);
        return body.put(
                "id_token",
                claims + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    private static String encoded(ObjectNode part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(part));
    }

    private Answer measurements(CloudRequest request) {
        Optional<Grant> grant = grant(request);
        if (grant.isEmpty() || !grant.get().scopes().contains("bloodpressure")) {
            return Answer.of(401);
        }
        if (!limits().take("", now()).granted()) {
            return Answer.of(429);
        }
        if (!request.text("type").equals("bloodpressure")
                || request.field("since").isEmpty()) {
            return Answer.json(400, "{\"status\":1,\"reason\":\"type and since are required\"}");
        }
        try {
            return Json.answer(200, since(request, grant.get().person()));
        } catch (DateTimeException e) {
            return Answer.json(400, "{\"status\":1,\"reason\":\"since is no time\"}");
        }
    }

    private ObjectNode since(CloudRequest request, int person) {
        Instant since =
                LocalDateTime.parse(request.text("since").replace("Z", "")).toInstant(ZoneOffset.UTC);
        List<Entry> entries = shelf().measured(person, PRESSURE, since, now());
        Pages<Entry> page = Pages.of(entries, 0, (int) Math.max(2, Math.min(MOST, request.number("limit", MOST))));
        ArrayNode measurements = Json.array();
        page.items().forEach(e -> measurements.add(e.body().get()));
        ObjectNode answer = Json.object().put("status", 0);
        answer.putObject("result")
                .put("truncated", page.next().isPresent())
                .put("measurementCount", measurements.size())
                .set("bloodPressure", measurements);
        return answer;
    }

    @Override
    protected void changed(Grant grant, Stream stream, List<Entry> entries) {
        portal(stream.name()).ifPresent(to -> {
            String form = "id=" + account(grant.person()) + "&timestamp="
                    + now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
            postman()
                    .add(new Notice(
                            to, "application/x-www-form-urlencoded", Map.of(), form.getBytes(StandardCharsets.UTF_8)));
        });
    }
}
