package io.vitalroute.sandbox.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.reading.Reading;
import io.vitalroute.sandbox.cloud.Json;

import static org.assertj.core.api.Assertions.assertThat;

class DexcomAndOmronCloudTest {
    private static final Instant NOW = Instant.parse("2026-03-08T20:07:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private final Ticking clock = new Ticking(NOW);
    private Simulator simulator;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorSettings.usual(clock));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Visitor connect(String vendor, int person) throws Exception {
        Visitor visitor = Visitor.of(simulator, vendor);
        JsonNode tokens = visitor.token(
                "grant_type",
                "authorization_code",
                "code",
                visitor.code(simulator.cloud(vendor), person),
                "redirect_uri",
                Visitor.REDIRECT);
        if (vendor.equals("omron")) {
            String claims = tokens.path("id_token").asText().split("\\.")[1];
            String subject =
                    Json.read(Base64.getUrlDecoder().decode(claims)).path("sub").asText();
            assertThat(subject).isEqualTo(simulator.cloud(vendor).account(person));
        }
        return visitor.bearing(tokens.path("access_token").asText());
    }

    @Test
    void glucose_is_what_the_person_has_an_hour_late_and_for_30_days_at_most() throws Exception {
        for (int person = 0; person < 3; person++) {
            Visitor visitor = connect("dexcom", person);
            Truth truth = new Truth(simulator.cloud("dexcom").shelf().person(person), NOW);
            byte[] body = visitor.fetch(
                    "/v3/users/self/egvs", "startDate", "2026-03-08T00:00:00", "endDate", "2026-03-09T00:00:00");
            List<Reading> readings = Shipped.readings("dexcom/egvs", body, NOW, ZONE);
            readings.forEach(truth::holds);
            assertThat(readings).hasSize(12 * 19 + 2);
            byte[] events = visitor.fetch(
                    "/v3/users/self/events", "startDate", "2026-03-01T00:00:00", "endDate", "2026-03-09T00:00:00");
            List<Reading> sticks = Shipped.readings("dexcom/events", events, NOW, ZONE);
            sticks.forEach(truth::holds);
            assertThat(sticks).hasSize(8);
            assertThat(visitor.get(
                                    "/v3/users/self/egvs",
                                    "startDate",
                                    "2026-01-01T00:00:00",
                                    "endDate",
                                    "2026-03-09T00:00:00")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(Json.read(visitor.fetch("/v3/users/self/dataRange"))
                            .path("userId")
                            .asText())
                    .isEqualTo(simulator.cloud("dexcom").account(person));
        }
    }

    @Test
    void pressures_come_since_a_time_until_nothing_is_truncated() throws Exception {
        Visitor visitor = connect("omron", 1);
        Truth truth = new Truth(simulator.cloud("omron").shelf().person(1), NOW);
        List<String> ids = new ArrayList<>();
        String since = "2025-06-01T00:00:00";
        JsonNode result;
        do {
            byte[] body = visitor.post("/measurement", "type", "bloodpressure", "since", since, "sortOrder", "asc");
            Shipped.readings("omron/blood-pressure", body, NOW, ZONE).forEach(truth::holds);
            result = Json.read(body).path("result");
            result.path("bloodPressure").forEach(m -> ids.add(m.path("id").asText()));
            since = result.path("bloodPressure")
                    .get(result.path("bloodPressure").size() - 1)
                    .path("dateTime")
                    .asText();
        } while (result.path("truncated").asBoolean());
        assertThat(ids.stream().distinct().count()).isGreaterThan(150);
    }

    @Test
    void a_notice_says_who_and_when_and_nothing_else() throws Exception {
        connect("omron", 1);
        try (Hook hook = Hook.answering(200)) {
            simulator.cloud("omron").pushesTo(hook.uri().toString());
            clock.goOn(Duration.ofDays(4));
            simulator.sync().get(20, TimeUnit.SECONDS);
            assertThat(hook.posts()).isNotEmpty();
            assertThat(new String(hook.posts().get(0).body(), StandardCharsets.UTF_8))
                    .isEqualTo("id=" + simulator.cloud("omron").account(1) + "&timestamp=2026-03-12T20:07:00");
        }
    }
}
