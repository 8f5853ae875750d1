package io.vitalroute.sandbox.simulator;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.reading.Reading;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.http.Received;
import io.vitalroute.sandbox.people.WearerDay;

import static org.assertj.core.api.Assertions.assertThat;

class PolarCloudTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:07:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final Map<String, String> STREAMS = Map.of(
            "/v3/exercises", "exercise",
            "/v3/users/sleep", "sleep",
            "/v3/users/nightly-recharge", "nightly-recharge",
            "/v3/users/continuous-heart-rate", "continuous-heart-rate",
            "/v3/users/activities", "activity",
            "/v3/users/activities/samples", "activity-samples",
            "/v3/users/physical-info", "physical-info",
            "/v3/users/biosensing/skintemperature", "skin-temperature",
            "/v3/users/biosensing/spo2", "spo2");

    private final Ticking clock = new Ticking(NOW);
    private Simulator simulator;
    private VendorCloud cloud;
    private Visitor visitor;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorSettings.usual(clock));
        cloud = simulator.cloud("polar");
        visitor = Visitor.of(simulator, "polar");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String basic() {
        String pair = visitor.setting("client-id") + ":" + visitor.setting("client-secret");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode connect(int person) throws Exception {
        String form = Visitor.form(Visitor.fields(
                "grant_type",
                "authorization_code",
                "code",
                visitor.code(cloud, person),
                "redirect_uri",
                Visitor.REDIRECT));
        HttpResponse<String> answer = visitor.send(
                "POST",
                URI.create(visitor.setting("token")),
                form,
                Map.of("Authorization", basic(), "Content-Type", "application/x-www-form-urlencoded"));
        JsonNode tokens = Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
        visitor.bearing(tokens.path("access_token").asText());
        return tokens;
    }

    private int register() throws Exception {
        return visitor.json("POST", "/v3/users", "{\"member-id\":\"m\"}", Map.of())
                .statusCode();
    }

    @Test
    void the_client_shows_itself_in_the_header_and_there_is_no_refresh_token() throws Exception {
        JsonNode tokens = connect(3);
        assertThat(tokens.path("x_user_id").asText()).isEqualTo("600003");
        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(visitor.token(
                                "grant_type",
                                "authorization_code",
                                "code",
                                visitor.code(cloud, 3),
                                "redirect_uri",
                                Visitor.REDIRECT)
                        .path("error")
                        .asText())
                .isEqualTo("invalid_client");
    }

    @Test
    void there_are_no_data_before_the_registration_nor_of_the_time_before_it() throws Exception {
        connect(0);
        assertThat(visitor.get("/v3/users/sleep").statusCode()).isEqualTo(403);
        assertThat(register()).isEqualTo(200);
        assertThat(register()).isEqualTo(409);
        assertThat(visitor.get("/v3/users/sleep").statusCode()).isEqualTo(204);
        assertThat(visitor.get("/v3/users/biosensing/ecg", "from", "2026-04-20", "to", "2026-05-01")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void everything_maps_to_what_the_person_has() throws Exception {
        Set<String> metrics = new HashSet<>();
        for (int person = 0; person < 3; person++) {
            connect(person);
            register();
        }
        clock.goOn(Duration.ofDays(20));
        for (int person = 0; person < 3; person++) {
            boolean abroad = cloud.shelf().person(person).days(NOW, clock.instant()).stream()
                    .map(WearerDay::zone)
                    .anyMatch(zone -> !zone.equals(ZONE));
            if (abroad) {
                continue; // times without a zone are then those of another place
            }
            connect(person);
            Truth truth = new Truth(cloud.shelf().person(person), clock.instant());
            for (var path : STREAMS.entrySet()) {
                byte[] body = visitor.fetch(path.getKey(), "from", "2026-05-06", "to", "2026-05-22");
                for (Reading reading : Shipped.readings("polar/" + path.getValue(), body, clock.instant(), ZONE)) {
                    truth.holds(reading);
                    metrics.add(reading.metric().name());
                }
            }
        }
        assertThat(metrics)
                .contains(
                        "heart-rate",
                        "steps",
                        "steps-day",
                        "sleep-stage",
                        "sleep-deep",
                        "hrv-rmssd",
                        "skin-temperature",
                        "spo2",
                        "body-weight",
                        "exercise-session",
                        "exercise-duration");
    }

    @Test
    void headers_tell_the_limits_that_grow_with_the_users() throws Exception {
        connect(0);
        register();
        HttpResponse<String> answer = visitor.get("/v3/users/sleep");
        assertThat(answer.headers().firstValue("RateLimit-Limit")).contains("520, 5100");
        assertThat(answer.headers().firstValue("RateLimit-Usage")).contains("2, 2");
        assertThat(answer.headers().firstValue("RateLimit-Reset")).contains("900, 86400");
        for (int n = 0; n < 518; n++) {
            visitor.get("/v3/users/cardio-load");
        }
        assertThat(cloud.limits().violations()).isZero();
        assertThat(visitor.get("/v3/users/cardio-load").statusCode()).isEqualTo(429);
    }

    @Test
    void the_webhook_is_pinged_its_key_shown_once_and_its_calls_are_signed() throws Exception {
        connect(0);
        register();
        try (Hook hook = Hook.answering(200)) {
            String body = "{\"events\":[\"SLEEP\",\"EXERCISE\"],\"url\":\"" + hook.uri() + "\"}";
            HttpResponse<String> made = visitor.json("POST", "/v3/webhooks", body, Map.of("Authorization", basic()));
            assertThat(made.statusCode()).isEqualTo(201);
            assertThat(hook.posts().get(0).header("Polar-Webhook-Event")).contains("PING");
            String key = Json.read(made.body().getBytes(StandardCharsets.UTF_8))
                    .at("/data/signature_secret_key")
                    .asText();
            assertThat(visitor.json("GET", "/v3/webhooks", "", Map.of("Authorization", basic()))
                            .body())
                    .doesNotContain(key);
            clock.goOn(Duration.ofDays(3));
            cloud.sync().get(10, TimeUnit.SECONDS);
            assertThat(hook.posts()).hasSizeGreaterThan(2);
            for (Received post : hook.posts().subList(1, hook.posts().size())) {
                assertThat(post.header("Polar-Webhook-Signature")).contains(Hmac.hex(key, post.text()));
                String url = Json.read(post.body()).path("url").asText();
                assertThat(visitor.send("GET", URI.create(url), "", Map.of()).statusCode())
                        .as(url)
                        .isEqualTo(200);
            }
        }
    }
}
