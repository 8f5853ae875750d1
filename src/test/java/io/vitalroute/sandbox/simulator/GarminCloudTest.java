package io.vitalroute.sandbox.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.reading.Reading;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.garmin.GarminCloud;
import io.vitalroute.sandbox.cloud.oauth.Consent;
import io.vitalroute.sandbox.http.Received;
import io.vitalroute.sandbox.people.Wearer;

import static org.assertj.core.api.Assertions.assertThat;

class GarminCloudTest {
    private static final Instant NOW = Instant.parse("2026-03-31T10:07:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123";

    private final Ticking clock = new Ticking(NOW);
    private Simulator simulator;
    private GarminCloud cloud;
    private Visitor visitor;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorSettings.usual(clock));
        cloud = (GarminCloud) simulator.cloud("garmin");
        visitor = Visitor.of(simulator, "garmin");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private JsonNode connect(int person) throws Exception {
        String code = visitor.code(
                cloud, person, "code_challenge", Visitor.challenge(VERIFIER), "code_challenge_method", "S256");
        JsonNode tokens = visitor.token(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Visitor.REDIRECT,
                "code_verifier",
                VERIFIER);
        visitor.bearing(tokens.path("access_token").asText());
        return tokens;
    }

    private int backfill(String type, Instant from, Duration span) throws Exception {
        return visitor.get(
                        "/wellness-api/rest/backfill/" + type,
                        "summaryStartTimeInSeconds",
                        Long.toString(from.getEpochSecond()),
                        "summaryEndTimeInSeconds",
                        Long.toString(from.plus(span).getEpochSecond()))
                .statusCode();
    }

    @Test
    void backfill_of_every_type_is_accepted_pushed_and_maps_to_what_people_have() throws Exception {
        Set<String> metrics = new HashSet<>();
        try (Hook hook = Hook.answering(200)) {
            cloud.pushesTo(hook.uri() + "/{stream}");
            for (int person = 0; person < 3; person++) {
                connect(person);
                clock.goOn(Duration.ofMinutes(1));
                for (String type : new String[] {
                    "dailies",
                    "epochs",
                    "sleeps",
                    "bodyComps",
                    "stressDetails",
                    "userMetrics",
                    "pulseOx",
                    "respiration",
                    "hrv",
                    "bloodPressures",
                    "activities"
                }) {
                    assertThat(backfill(type, NOW.minus(Duration.ofDays(9)), Duration.ofDays(8)))
                            .isEqualTo(202);
                }
            }
            cloud.sync().get(60, TimeUnit.SECONDS);
            for (Received post : hook.posts()) {
                String stream = post.path().substring("/hook/".length());
                for (Reading reading : Shipped.readings("garmin/" + stream, post.body(), clock.instant(), ZONE)) {
                    new Truth(wearer(reading), clock.instant()).holds(reading);
                    metrics.add(reading.metric().name());
                }
            }
        }
        assertThat(metrics)
                .contains(
                        "steps",
                        "steps-day",
                        "heart-rate",
                        "sleep-stage",
                        "spo2",
                        "respiratory-rate",
                        "stress-score",
                        "hrv-rmssd",
                        "body-weight",
                        "blood-pressure",
                        "vo2max",
                        "exercise-session");
    }

    private Wearer wearer(Reading reading) {
        for (int person = 0; person < 3; person++) {
            if (cloud.account(person).equals(reading.origin().account())) {
                return cloud.shelf().person(person);
            }
        }
        throw new AssertionError("nobody's");
    }

    @Test
    void a_code_needs_its_verifier() throws Exception {
        assertThat(visitor.authorize().headers().firstValue("Location").orElse(""))
                .contains("error=invalid_request");
        String code =
                visitor.code(cloud, 0, "code_challenge", Visitor.challenge(VERIFIER), "code_challenge_method", "S256");
        JsonNode answer = visitor.token(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Visitor.REDIRECT,
                "code_verifier",
                "another" + VERIFIER);
        assertThat(answer.path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void backfill_is_refused_twice_over_90_days_and_without_the_permission() throws Exception {
        connect(0);
        Instant from = NOW.minus(Duration.ofDays(60));
        assertThat(backfill("dailies", from, Duration.ofDays(91))).isEqualTo(400);
        assertThat(backfill("dailies", from, Duration.ofDays(30))).isEqualTo(202);
        assertThat(backfill("dailies", from, Duration.ofDays(30))).isEqualTo(409);
        assertThat(backfill("epochs", from, Duration.ofDays(70))).isEqualTo(202);
        assertThat(backfill("sleeps", from, Duration.ofDays(1))).isEqualTo(429);
        assertThat(cloud.limits().violations()).isEqualTo(1);
        cloud.oauth().consent(asked -> Optional.of(new Consent.Decision.Allowed(1, Set.of("HEALTH_EXPORT"))));
        String place = visitor.authorize("code_challenge", Visitor.challenge(VERIFIER), "code_challenge_method", "S256")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        visitor.bearing(visitor.token(
                        "grant_type",
                        "authorization_code",
                        "code",
                        Visitor.query(place, "code"),
                        "redirect_uri",
                        Visitor.REDIRECT,
                        "code_verifier",
                        VERIFIER)
                .path("access_token")
                .asText());
        clock.goOn(Duration.ofMinutes(2));
        assertThat(backfill("sleeps", from, Duration.ofDays(1))).isEqualTo(403);
        assertThat(Json.read(visitor.fetch("/wellness-api/rest/user/permissions"))
                        .path("permissions")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void new_summaries_of_several_people_come_in_one_body_and_a_ping_leads_to_them() throws Exception {
        connect(0);
        connect(1);
        try (Hook hook = Hook.answering(200)) {
            cloud.pushesTo(hook.uri() + "/{stream}");
            clock.goOn(Duration.ofHours(1));
            cloud.sync().get(10, TimeUnit.SECONDS);
            JsonNode dailies = Json.read(only(hook, "dailies").body()).path("dailies");
            assertThat(dailies.findValuesAsText("userId"))
                    .containsExactlyInAnyOrder(cloud.account(0), cloud.account(1));
            assertThat(only(hook, "dailies").header("garmin-client-id")).contains("sim-garmin");
        }
        try (Hook hook = Hook.answering(200)) {
            cloud.pushesTo(hook.uri() + "/{stream}");
            cloud.pings(true);
            Entry weight = cloud.person(1).latest("body-comps");
            clock.goOn(Duration.ofSeconds(10));
            cloud.person(1).corrects("body-comps", weight.id(), "/weightInGrams", IntNode.valueOf(71_000));
            cloud.sync().get(10, TimeUnit.SECONDS);
            JsonNode ping = Json.read(only(hook, "body-comps").body()).at("/bodyComps/0");
            assertThat(ping.path("userId").asText()).isEqualTo(cloud.account(1));
            String url = ping.path("callbackURL").asText();
            String body = visitor.send("GET", URI.create(url), "", Map.of()).body();
            assertThat(Json.read(body.getBytes(StandardCharsets.UTF_8))
                            .at("/0/weightInGrams")
                            .asInt())
                    .isEqualTo(71_000);
        }
    }

    @Test
    void who_leaves_is_deregistered_and_a_permission_that_changes_is_told() throws Exception {
        connect(2);
        try (Hook hook = Hook.answering(200)) {
            cloud.pushesTo(hook.uri() + "/{stream}");
            cloud.permits(2, Set.of("HEALTH_EXPORT"));
            cloud.person(2).leaves().get(10, TimeUnit.SECONDS);
            assertThat(Json.read(only(hook, "deregistrations").body())
                            .at("/deregistrations/0/userId")
                            .asText())
                    .isEqualTo(cloud.account(2));
            assertThat(Json.read(only(hook, "user-permissions-change").body())
                            .at("/userPermissionsChange/0/permissions/0")
                            .asText())
                    .isEqualTo("HEALTH_EXPORT");
            assertThat(visitor.get("/wellness-api/rest/user/id").statusCode()).isEqualTo(401);
        }
    }

    private static Received only(Hook hook, String stream) {
        return hook.posts().stream()
                .filter(p -> p.path().equals("/hook/" + stream))
                .findFirst()
                .orElseThrow();
    }
}
