package io.vitalroute.sandbox.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.oauth.Consent;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.Received;

import static org.assertj.core.api.Assertions.assertThat;

class OuraCloudTest {
    private static final Instant NOW = Instant.parse("2026-10-26T11:07:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private final Ticking clock = new Ticking(NOW);
    private Simulator simulator;
    private VendorCloud cloud;
    private Visitor visitor;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorSettings.usual(clock));
        cloud = simulator.cloud("oura");
        visitor = Visitor.of(simulator, "oura");
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

    @Test
    void every_document_maps_to_what_the_person_has_over_the_change_of_clocks() throws Exception {
        List<Reading> all = new ArrayList<>();
        for (int person = 0; person < 4; person++) {
            connect(person);
            Truth truth = new Truth(cloud.shelf().person(person), NOW);
            for (var stream : cloud.shelf().streams()) {
                String name = stream.name();
                byte[] body = name.equals("heartrate")
                        ? visitor.fetch(
                                "/v2/usercollection/heartrate",
                                "start_datetime",
                                "2026-10-25T00:00:00Z",
                                "end_datetime",
                                "2026-10-26T00:00:00Z")
                        : visitor.fetch(
                                "/v2/usercollection/" + name, "start_date", "2026-10-19", "end_date", "2026-10-25");
                List<Reading> readings = Shipped.readings("oura/" + mapping(name), body, NOW, ZONE);
                readings.forEach(truth::holds);
                all.addAll(readings);
            }
        }
        assertThat(all)
                .extracting(r -> r.metric().name())
                .contains(
                        "sleep-duration",
                        "sleep-stage",
                        "heart-rate",
                        "hrv-rmssd",
                        "steps-day",
                        "spo2-mean-interval",
                        "skin-temperature-deviation",
                        "exercise-session",
                        "vo2max");
    }

    private static String mapping(String path) {
        return path.equals("heartrate") ? "heart-rate" : path.equals("vO2_max") ? "vo2-max" : path.replace('_', '-');
    }

    @Test
    void the_heart_rate_comes_by_pages_and_each_document_by_its_id() throws Exception {
        connect(0);
        List<String> times = new ArrayList<>();
        String mark = "";
        do {
            JsonNode page = Json.read(visitor.fetch(
                    "/v2/usercollection/heartrate",
                    "start_datetime",
                    "2026-10-20T00:00:00Z",
                    "end_datetime",
                    "2026-10-24T00:00:00Z",
                    "next_token",
                    mark));
            page.path("data").forEach(d -> times.add(d.path("timestamp").asText()));
            mark = page.path("next_token").asText("");
        } while (!mark.isEmpty() && !mark.equals("null"));
        assertThat(times).hasSizeGreaterThan(800).doesNotHaveDuplicates().isSorted();
        String id = cloud.person(0).latest("sleep").id();
        assertThat(Json.read(visitor.fetch("/v2/usercollection/sleep/" + id))
                        .path("id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void a_refresh_token_that_is_used_twice_ends_everything() throws Exception {
        JsonNode first = connect(0);
        JsonNode second = refresh(first);
        assertThat(second.path("access_token").asText()).isNotEmpty();
        assertThat(refresh(first).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(refresh(second).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(cloud.oauth().book().replays()).isEqualTo(1);
        visitor.bearing(second.path("access_token").asText());
        assertThat(visitor.get("/v2/usercollection/personal_info").statusCode()).isEqualTo(401);
    }

    private JsonNode refresh(JsonNode tokens) throws Exception {
        return visitor.token(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asText());
    }

    @Test
    void a_callback_is_challenged_and_events_are_signed_in_upper_case() throws Exception {
        connect(1);
        try (Hook deaf = Hook.answering(200);
                Hook hook = new Hook(OuraCloudTest::challenged)) {
            assertThat(subscribe(deaf, "update")).isEqualTo(400);
            for (String event : List.of("create", "update", "delete")) {
                assertThat(subscribe(hook, event)).isEqualTo(201);
            }
            Entry first = cloud.shelf()
                    .measured(1, "sleep", NOW.minus(Duration.ofDays(9)), NOW)
                    .get(0);
            Entry last = cloud.person(1).latest("sleep");
            clock.goOn(Duration.ofMinutes(5));
            cloud.person(1).corrects("sleep", first.id(), "/latency", IntNode.valueOf(60));
            cloud.person(1).deletes("sleep", last.id());
            cloud.sync().get(10, TimeUnit.SECONDS);
            assertThat(hook.posts())
                    .extracting(p -> Json.read(p.body()).path("event_type").asText()
                            + Json.read(p.body()).path("object_id").asText())
                    .containsExactlyInAnyOrder("update" + first.id(), "delete" + last.id());
            for (Received post : hook.posts()) {
                String signed = post.header("x-oura-timestamp").orElseThrow() + post.text();
                assertThat(post.header("x-oura-signature"))
                        .contains(HexFormat.of()
                                .withUpperCase()
                                .formatHex(Hmac.bytes(visitor.setting("client-secret"), signed)));
            }
            assertThat(visitor.get("/v2/usercollection/sleep/" + last.id()).statusCode())
                    .isEqualTo(404);
        }
    }

    private static Answer challenged(Received request) {
        String challenge = request.query().replaceFirst(".*challenge=", "");
        return request.method().equals("GET")
                ? Answer.json(200, "{\"challenge\":\"" + challenge + "\"}")
                : Answer.of(200);
    }

    private int subscribe(Hook hook, String event) throws Exception {
        String body = "{\"callback_url\":\"" + hook.uri() + "\",\"verification_token\":\"v\",\"event_type\":\"" + event
                + "\",\"data_type\":\"sleep\"}";
        return visitor.json(
                        "POST",
                        "/v2/webhook/subscription",
                        body,
                        Map.of(
                                "x-client-id", visitor.setting("client-id"),
                                "x-client-secret", visitor.setting("client-secret")))
                .statusCode();
    }

    @Test
    void a_scope_that_was_not_ticked_is_refused_without_a_body() throws Exception {
        cloud.oauth().consent(asked -> Optional.of(new Consent.Decision.Allowed(0, Set.of("personal", "daily"))));
        String code = Visitor.query(
                visitor.authorize().headers().firstValue("Location").orElseThrow(), "code");
        JsonNode tokens =
                visitor.token("grant_type", "authorization_code", "code", code, "redirect_uri", Visitor.REDIRECT);
        assertThat(tokens.path("scope").asText().split(" ")).containsExactlyInAnyOrder("personal", "daily");
        visitor.bearing(tokens.path("access_token").asText());
        var answer = visitor.get("/v2/usercollection/workout");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).isEmpty();
    }
}
