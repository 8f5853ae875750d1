package io.vitalroute.sandbox.cloud.dexcom;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
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
import io.vitalroute.sandbox.cloud.RateLimits.Limit;
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
import io.vitalroute.sandbox.people.WearerDay;

/** Dexcom. Everybody here wears a sensor, whether diabetic or not. */
public final class DexcomCloud extends VendorCloud {
    private static final Duration DELAY = Duration.ofHours(1);
    private static final Duration SPAN = Duration.ofDays(30);
    private static final Map<String, String> TYPES =
            Map.of("egvs", "egv", "events", "event", "calibrations", "calibration", "alerts", "alert");
    private static final OAuthManners OAUTH = new OAuthManners(
            "Dexcom",
            List.of("offline_access"),
            " ",
            false,
            ClientProof.FORM,
            Duration.ofMinutes(1),
            Duration.ofHours(2),
            Duration.ofDays(365),
            Renewal.SINGLE_USE);

    /** With nobody connected yet. */
    public DexcomCloud(CloudParts parts) {
        super(
                parts,
                OAUTH,
                PushManners.success(Duration.ofSeconds(10)),
                List.of(new Limit(60_000, Duration.ofHours(1), false)),
                List.of(
                        new Stream("egvs", "offline_access", Duration.ofHours(2), DexcomCloud::values),
                        new Stream(
                                "events",
                                "offline_access",
                                Duration.ofHours(2),
                                Inventions.parts(
                                        (at, person) -> Ids.uuid(at, person, 2),
                                        DELAY,
                                        DexcomCloud::sticks,
                                        DexcomCloud::event)),
                        new Stream("calibrations", "offline_access", DELAY, (w, from, to, now) -> List.of()),
                        new Stream("alerts", "offline_access", DELAY, (w, from, to, now) -> List.of())));
    }

    @Override
    public Map<String, String> settings() {
        String base = parts().base().toString();
        return Map.of("api", base, "authorize", base + "/v2/oauth2/login", "token", base + "/v2/oauth2/token");
    }

    @Override
    public String account(int person) {
        return Ids.uuid(Instant.EPOCH, person, 9);
    }

    private static List<Entry> values(Wearer wearer, Instant from, Instant to, Instant now) {
        return Inventions.every(
                        Duration.ofMinutes(5), (at, person) -> Ids.uuid(at, person, 1), day -> true, DexcomCloud::value)
                .entries(wearer, from, to, now)
                .stream()
                .map(e -> new Entry(e.id(), e.start(), e.start(), e.start().plus(DELAY), e.body()))
                .toList();
    }

    private static List<Moment> sticks(WearerDay day) {
        Instant at = day.date().atTime(LocalTime.of(6, 55)).atZone(day.zone()).toInstant();
        return List.of(new Moment(day.wearer(), day, at, at));
    }

    private static ObjectNode value(String id, Moment m) {
        return record(id, m)
                .put("transmitterTicks", m.at().getEpochSecond() % 864_000)
                .put("value", m.wearer().glucose(m.at()))
                .put("status", "ok")
                .put("trend", "flat")
                .putNull("trendRate")
                .put("unit", "mg/dL")
                .put("rateUnit", "mg/dL/min")
                .put("displayApp", "G7");
    }

    private static ObjectNode event(String id, Moment m) {
        return record(id, m)
                .put("eventStatus", "created")
                .put("eventType", "bloodGlucose")
                .putNull("eventSubType")
                .put("value", Integer.toString(m.wearer().glucose(m.at())))
                .put("unit", "mg/dL");
    }

    private static ObjectNode record(String id, Moment m) {
        return Json.object()
                .put("recordId", id)
                .put("systemTime", m.at().toString())
                .put(
                        "displayTime",
                        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT)
                                .format(OffsetDateTime.ofInstant(
                                        m.at(), m.wearer().offset(m.at()))))
                .put("transmitterId", "invented-transmitter")
                .put("transmitterGeneration", "g7")
                .put("displayDevice", "iOS");
    }

    @Override
    protected Answer answer(CloudRequest request) {
        return switch (request.path()) {
            case "/v2/oauth2/login" -> oauth().authorize(request);
            case "/v2/oauth2/token" -> TokenAnswers.plain(oauth().token(request));
            default -> data(request);
        };
    }

    private Answer data(CloudRequest request) {
        Optional<Grant> grant = grant(request);
        if (grant.isEmpty()) {
            return Answer.of(401);
        }
        if (!limits().take("", now()).granted()) {
            return Answer.of(429);
        }
        String type = request.path().replaceFirst("^/v3/users/self/", "");
        if (type.equals("dataRange")) {
            return range(grant.get().person());
        }
        return TYPES.containsKey(type) ? records(request, grant.get().person(), type) : Answer.of(404);
    }

    private Answer records(CloudRequest request, int person, String type) {
        Instant from;
        Instant to;
        try {
            from = LocalDateTime.parse(request.text("startDate")).toInstant(ZoneOffset.UTC);
            to = LocalDateTime.parse(request.text("endDate")).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Answer.json(400, "{\"fault\":{\"faultstring\":\"startDate and endDate are required\"}}");
        }
        if (!from.isBefore(to) || from.plus(SPAN).isBefore(to)) {
            return Answer.json(400, "{\"fault\":{\"faultstring\":\"The range must be of 30 days at most\"}}");
        }
        List<Entry> entries = new ArrayList<>(shelf().measured(person, type, from, to));
        Collections.reverse(entries);
        ArrayNode records = Json.array();
        entries.forEach(e -> records.add(e.body().get()));
        ObjectNode body = Json.object()
                .put("recordType", Optional.ofNullable(TYPES.get(type)).orElse(type))
                .put("recordVersion", "3.0")
                .put("userId", account(person));
        body.set("records", records);
        return Json.answer(200, body);
    }

    private Answer range(int person) {
        ObjectNode body = Json.object()
                .put("recordType", "dataRange")
                .put("recordVersion", "3.0")
                .put("userId", account(person));
        for (String type : List.of("calibrations", "egvs", "events")) {
            ObjectNode range = body.putObject(type);
            range.putObject("start").put("systemTime", parts().beginning().toString());
            range.putObject("end").put("systemTime", now().minus(DELAY).toString());
        }
        return Json.answer(200, body);
    }

    /** Dexcom notifies nobody. */
    @Override
    protected void changed(Grant grant, Stream stream, List<Entry> entries) {}
}
