package io.vitalroute.sandbox.simulator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.reading.Reading;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.Received;

import static org.assertj.core.api.Assertions.assertThat;

class GoogleCloudTest {
    private static final Instant NOW = Instant.parse("2026-03-30T21:07:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final String POINTS = "/v4/users/me/dataTypes/%s/dataPoints";
    private static final Set<String> OWN =
            Set.of("sleep", "exercise", "electrocardiogram", "irregular-rhythm-notification");
    private static final Set<String> INTERVALS = Set.of(
            "steps",
            "distance",
            "active-energy-burned",
            "floors",
            "altitude",
            "basal-energy-burned",
            "swim-lengths-data",
            "active-minutes");

    private final Ticking clock = new Ticking(NOW);
    private Simulator simulator;
    private VendorCloud cloud;
    private Visitor visitor;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorSettings.usual(clock));
        cloud = simulator.cloud("google-health");
        visitor = Visitor.of(simulator, "google-health");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private JsonNode connect(int person) throws Exception {
        JsonNode tokens = visitor.token(
                "grant_type",
                "authorization_code",
                "code",
                visitor.code(cloud, person),
                "redirect_uri",
                Visitor.REDIRECT);
        visitor.bearing(tokens.path("access_token").asText());
        return tokens;
    }

    private static String stream(String type) {
        if (OWN.contains(type)) {
            return type;
        }
        return type.startsWith("daily-") ? "dailies" : INTERVALS.contains(type) ? "intervals" : "samples";
    }

    /** A filter over some days, by the field that the type has. */
    private static String filter(String type, Instant from, Instant to) {
        String field = switch (stream(type)) {
            case "sleep" -> "interval.end_time";
            case "exercise", "intervals", "electrocardiogram", "irregular-rhythm-notification" -> "interval.start_time";
            case "dailies" -> "date";
            default -> "sample_time.physical_time";
        };
        String name = type.replace('-', '_') + "." + field;
        boolean date = field.equals("date");
        String first = date ? from.toString().substring(0, 10) : from.toString();
        String last = date ? to.toString().substring(0, 10) : to.toString();
        return name + " >= \"" + first + "\" AND " + name + " < \"" + last + "\"";
    }

    @Test
    void every_data_type_maps_to_what_the_person_has_over_the_change_of_clocks() throws Exception {
        Set<String> metrics = new HashSet<>();
        for (int person = 0; person < 4; person++) {
            connect(person);
            Truth truth = new Truth(cloud.shelf().person(person), NOW);
            for (var stream : cloud.shelf().streams()) {
                String type = stream.name();
                byte[] body = visitor.fetch(
                        POINTS.formatted(type),
                        "pageSize",
                        "10000",
                        "filter",
                        filter(type, NOW.minus(Duration.ofDays(4)), NOW));
                List<Reading> readings = Shipped.readings("google-health/" + stream(type), body, NOW, ZONE);
                readings.forEach(truth::holds);
                readings.forEach(r -> metrics.add(r.metric().name()));
            }
        }
        assertThat(metrics)
                .contains(
                        "heart-rate",
                        "hrv-rmssd",
                        "hrv-sdnn",
                        "spo2",
                        "body-weight",
                        "glucose-cgm",
                        "resting-heart-rate",
                        "steps",
                        "distance",
                        "active-energy",
                        "sleep-stage",
                        "sleep-deep",
                        "exercise-session");
    }

    @Test
    void reconciled_points_have_no_source_and_roll_ups_are_the_sums() throws Exception {
        connect(0);
        Truth truth = new Truth(cloud.shelf().person(0), NOW);
        byte[] body = visitor.fetch(
                POINTS.formatted("sleep") + ":reconcile",
                "filter",
                filter("sleep", NOW.minus(Duration.ofDays(4)), NOW));
        assertThat(Json.read(body).at("/dataPoints/0").has("dataSource")).isFalse();
        assertThat(Json.read(body).at("/dataPoints/0/dataPointName").asText()).startsWith("users/2515");
        Shipped.readings("google-health/sleep", body, NOW, ZONE).forEach(truth::holds);
        for (String type : List.of("steps", "distance", "active-energy-burned", "heart-rate", "total-calories")) {
            List<Reading> days =
                    Shipped.readings("google-health/daily-roll-ups", roll(type, "dailyRollUp", DAYS), NOW, ZONE);
            assertThat(days).isNotEmpty();
            days.forEach(truth::holds);
            if (!type.equals("total-calories")) {
                List<Reading> hours =
                        Shipped.readings("google-health/roll-ups", roll(type, "rollUp", HOURS), NOW, ZONE);
                assertThat(hours).isNotEmpty();
                hours.forEach(truth::holds);
            }
        }
    }

    private static final String DAYS = """
            {"range":{"start":{"date":{"year":2026,"month":3,"day":25}},"end":{"date":{"year":2026,"month":3,"day":30}}}}""";
    private static final String HOURS = """
            {"range":{"startTime":"2026-03-28T00:00:00Z","endTime":"2026-03-30T00:00:00Z"},"windowSize":"3600s"}""";

    private byte[] roll(String type, String verb, String body) throws Exception {
        HttpResponse<String> answer = visitor.json("POST", POINTS.formatted(type) + ":" + verb, body, Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_day_must_be_nested_and_filters_must_fit_the_type() throws Exception {
        connect(0);
        String flat = "{\"range\":{\"start\":{\"year\":2026,\"month\":3,\"day\":25},\"end\":{\"year\":2026}}}";
        assertThat(visitor.json("POST", POINTS.formatted("steps") + ":dailyRollUp", flat, Map.of())
                        .statusCode())
                .isEqualTo(400);
        for (String bad : List.of(
                filter("weight", NOW.minusSeconds(60), NOW),
                filter("steps", NOW, NOW),
                "steps.interval.end_time >= \"2026-03-01T00:00:00Z\"",
                "steps.interval.start_time >= 2026")) {
            HttpResponse<String> answer = visitor.get(POINTS.formatted("steps"), "filter", bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(Json.read(answer.body().getBytes(StandardCharsets.UTF_8))
                            .at("/error/status")
                            .asText())
                    .isEqualTo("INVALID_ARGUMENT");
        }
    }

    @Test
    void pages_follow_each_other_newest_first_and_sessions_come_by_25_at_most() throws Exception {
        connect(0);
        List<String> names = new ArrayList<>();
        String mark = "";
        int pages = 0;
        do {
            JsonNode page = mark.isEmpty()
                    ? Json.read(visitor.fetch(POINTS.formatted("sleep"), "pageSize", "1000"))
                    : Json.read(visitor.fetch(POINTS.formatted("sleep"), "pageToken", mark));
            page.path("dataPoints").forEach(p -> names.add(p.path("name").asText()));
            assertThat(page.path("dataPoints").size()).isLessThanOrEqualTo(25);
            mark = page.path("nextPageToken").asText();
            pages++;
        } while (!mark.isEmpty() && pages < 100);
        assertThat(names).hasSizeGreaterThan(600).doesNotHaveDuplicates();
        assertThat(names).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void a_refresh_token_stays_and_a_revoked_one_does_not() throws Exception {
        JsonNode tokens = connect(0);
        String refresh = tokens.path("refresh_token").asText();
        for (int n = 0; n < 3; n++) {
            JsonNode again = visitor.token("grant_type", "refresh_token", "refresh_token", refresh);
            assertThat(again.path("access_token").asText()).isNotEmpty();
            assertThat(again.has("refresh_token")).isFalse();
        }
        cloud.person(0).leaves().get(10, TimeUnit.SECONDS);
        assertThat(visitor.token("grant_type", "refresh_token", "refresh_token", refresh)
                        .path("error")
                        .asText())
                .isEqualTo("invalid_grant");
        assertThat(visitor.get("/v4/users/me/identity").statusCode()).isEqualTo(401);
    }

    @Test
    void call_301_of_a_minute_is_refused_for_that_person_alone() throws Exception {
        connect(0);
        for (int n = 0; n < 300; n++) {
            assertThat(visitor.get("/v4/users/me/identity").statusCode()).isEqualTo(200);
        }
        assertThat(visitor.get("/v4/users/me/identity").statusCode()).isEqualTo(429);
        connect(1);
        assertThat(visitor.get("/v4/users/me/identity").statusCode()).isEqualTo(200);
        assertThat(cloud.limits().violations()).isEqualTo(1);
    }

    @Test
    void a_subscriber_is_verified_and_gets_signed_notices_of_corrections_and_deletes() throws Exception {
        connect(0);
        try (Hook hook = new Hook(GoogleCloudTest::verified)) {
            assertThat(subscribe(hook.uri().toString(), "Bearer wrong")).isEqualTo(400);
            assertThat(subscribe(hook.uri().toString(), "Bearer right")).isEqualTo(200);
            Entry night = cloud.person(0).latest("sleep");
            Entry weight = cloud.person(0).latest("weight");
            clock.goOn(Duration.ofMinutes(1));
            cloud.person(0).corrects("weight", weight.id(), "/weight/weightGrams", DecimalNode.valueOf(BigDecimal.TEN));
            cloud.person(0).deletes("sleep", night.id());
            int before = hook.posts().size();
            cloud.sync().get(10, TimeUnit.SECONDS);
            List<Received> notices = hook.posts().subList(before, hook.posts().size());
            assertThat(notices)
                    .extracting(n -> Json.read(n.body()).at("/0/data/dataType").asText())
                    .containsExactlyInAnyOrder("weight", "sleep");
            for (Received notice : notices) {
                JsonNode data = Json.read(notice.body()).at("/0/data");
                boolean gone = data.path("dataType").asText().equals("sleep");
                assertThat(data.path("operation").asText()).isEqualTo(gone ? "DELETE" : "UPSERT");
                assertThat(data.at("/intervals/0/physicalTimeInterval/startTime")
                                .asText())
                        .isEqualTo((gone ? night : weight).start().toString());
                assertThat(signed(notice)).isTrue();
            }
        }
    }

    private static Answer verified(Received request) {
        boolean right =
                request.header("Authorization").filter("Bearer right"::equals).isPresent();
        boolean verification = Json.read(request.body()).path("type").asText().equals("verification");
        return Answer.of(right ? verification ? 201 : 204 : 401);
    }

    private int subscribe(String endpoint, String secret) throws Exception {
        String body =
                "{\"endpointUri\":\"" + endpoint + "\",\"subscriberConfigs\":[{\"dataTypes\":[\"sleep\",\"weight\"],"
                        + "\"subscriptionCreatePolicy\":\"AUTOMATIC\"}],\"endpointAuthorization\":{\"secret\":\""
                        + secret + "\"}}";
        return visitor.json(
                        "POST",
                        "/v4/projects/123/subscribers?subscriberId=vitalroute",
                        body,
                        Map.of("Authorization", "Bearer " + visitor.setting("client-secret")))
                .statusCode();
    }

    /** By the published keyset, read byte by byte. */
    private boolean signed(Received notice) throws Exception {
        byte[] blob = Base64.getDecoder()
                .decode(notice.header("GOOGLE-HEALTH-API-SIGNATURE").orElseThrow());
        JsonNode keyset = Json.read(visitor.send("GET", URI.create(visitor.setting("keyset")), "", Map.of())
                .body()
                .getBytes(StandardCharsets.UTF_8));
        int id = ByteBuffer.wrap(blob, 1, 4).getInt();
        assertThat(blob[0]).isEqualTo((byte) 1);
        assertThat(keyset.at("/key/0/keyId").asInt()).isEqualTo(id);
        byte[] proto =
                Base64.getDecoder().decode(keyset.at("/key/0/keyData/value").asText());
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(proto, 10, 43)),
                new BigInteger(1, Arrays.copyOfRange(proto, 45, 78)));
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class))));
        signature.update(notice.body());
        return signature.verify(Arrays.copyOfRange(blob, 5, blob.length));
    }
}
