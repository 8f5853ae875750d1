package io.vitalroute.sandbox.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.reading.Reading;
import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.http.Received;

import static org.assertj.core.api.Assertions.assertThat;

class WhoopCloudTest {
    private static final Instant NOW = Instant.parse("2026-05-12T11:07:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    private static final Map<String, String> PATHS = Map.of(
            "cycle",
            "/v2/cycle",
            "recovery",
            "/v2/recovery",
            "sleep",
            "/v2/activity/sleep",
            "workout",
            "/v2/activity/workout");

    private final Ticking clock = new Ticking(NOW);
    private Simulator simulator;
    private VendorCloud cloud;
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorSettings.usual(clock));
        cloud = simulator.cloud("whoop");
        visitor = Visitor.of(simulator, "whoop");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void connect(int person) throws Exception {
        JsonNode tokens = visitor.token(
                "grant_type",
                "authorization_code",
                "code",
                visitor.code(cloud, person),
                "redirect_uri",
                Visitor.REDIRECT);
        visitor.bearing(tokens.path("access_token").asText());
    }

    @Test
    void every_record_maps_to_what_the_person_has() throws Exception {
        List<Reading> all = new ArrayList<>();
        for (int person = 0; person < 3; person++) {
            connect(person);
            Truth truth = new Truth(cloud.shelf().person(person), NOW);
            for (var path : PATHS.entrySet()) {
                byte[] body = visitor.fetch(
                        path.getValue(), "start", "2026-04-22T00:00:00Z", "end", "2026-05-11T00:00:00Z", "limit", "25");
                List<Reading> readings = Shipped.readings("whoop/" + path.getKey(), body, NOW, ZONE);
                assertThat(readings).isNotEmpty();
                readings.forEach(truth::holds);
                all.addAll(readings);
            }
        }
        assertThat(all)
                .extracting(r -> r.metric().name())
                .contains(
                        "strain",
                        "energy-interval",
                        "recovery-score",
                        "resting-heart-rate",
                        "sleep-deep",
                        "exercise-session");
    }

    @Test
    void pages_of_at_most_25_hold_every_night_once_and_the_open_cycle_has_no_end() throws Exception {
        connect(0);
        assertThat(visitor.get("/v2/activity/sleep", "limit", "26").statusCode())
                .isEqualTo(400);
        List<String> ids = new ArrayList<>();
        JsonNode page = Json.read(visitor.fetch("/v2/activity/sleep", "limit", "25"));
        while (true) {
            page.path("records").forEach(r -> ids.add(r.path("id").asText()));
            if (!page.has("next_token")) {
                break;
            }
            page = Json.read(visitor.fetch(
                    "/v2/activity/sleep",
                    "limit",
                    "25",
                    "nextToken",
                    page.path("next_token").asText()));
        }
        assertThat(ids).hasSizeGreaterThan(650).doesNotHaveDuplicates();
        JsonNode cycles = Json.read(visitor.fetch("/v2/cycle")).path("records");
        assertThat(cycles.get(0).has("end")).isFalse();
        assertThat(cycles.get(1).has("end")).isTrue();
    }

    @Test
    void headers_tell_what_is_left_of_a_hundred_a_minute() throws Exception {
        connect(0);
        HttpResponse<String> answer = visitor.get("/v2/user/profile/basic");
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).contains("99");
        for (int n = 0; n < 99; n++) {
            answer = visitor.get("/v2/user/profile/basic");
        }
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        answer = visitor.get("/v2/user/profile/basic");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("X-RateLimit-Reset")).contains("60");
        clock.goOn(Duration.ofSeconds(60));
        assertThat(visitor.get("/v2/user/profile/basic").statusCode()).isEqualTo(200);
    }

    @Test
    void a_deleted_night_is_told_with_its_recovery_and_signed() throws Exception {
        connect(0);
        try (Hook hook = Hook.answering(200)) {
            cloud.pushesTo(hook.uri().toString());
            Entry night = cloud.person(0).latest("sleep");
            clock.goOn(Duration.ofSeconds(30));
            cloud.person(0).deletes("sleep", night.id());
            cloud.postman().twice(true);
            cloud.sync().get(10, TimeUnit.SECONDS);
            assertThat(hook.posts())
                    .extracting(p -> Json.read(p.body()).path("type").asText())
                    .containsExactlyInAnyOrder(
                            "sleep.deleted", "sleep.deleted", "recovery.deleted", "recovery.deleted");
            for (Received post : hook.posts()) {
                assertThat(Json.read(post.body()).path("id").asText()).isEqualTo(night.id());
                String signed = post.header("X-WHOOP-Signature-Timestamp").orElseThrow() + post.text();
                assertThat(post.header("X-WHOOP-Signature"))
                        .contains(Base64.getEncoder()
                                .encodeToString(Hmac.bytes(visitor.setting("client-secret"), signed)));
            }
        }
    }
}
