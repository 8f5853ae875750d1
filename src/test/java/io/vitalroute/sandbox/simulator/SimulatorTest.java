package io.vitalroute.sandbox.simulator;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.sandbox.cloud.Json;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatorTest {
    private static final Instant NOW = Instant.parse("2026-02-11T10:00:00Z");

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

    @ParameterizedTest
    @ValueSource(strings = {"dexcom", "garmin", "google-health", "omron", "oura", "polar", "whoop", "withings"})
    void a_vendor_has_a_page_that_a_browser_can_click(String vendor) throws Exception {
        Visitor visitor = Visitor.of(simulator, vendor);
        String[] pkce = {"code_challenge", Visitor.challenge("v".repeat(50)), "code_challenge_method", "S256"};
        HttpResponse<String> page = visitor.authorize(pkce);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\"", "value=\"allow\"", "value=\"deny\"");
        String form = Visitor.form(Visitor.fields(
                "response_type",
                "code",
                "client_id",
                visitor.setting("client-id"),
                "redirect_uri",
                Visitor.REDIRECT,
                "state",
                "state-0123456789",
                "code_challenge",
                pkce[1],
                "code_challenge_method",
                "S256",
                "person",
                "4",
                "decision",
                "allow",
                "scope:" + simulator.cloud(vendor).oauth().manners().scopes().get(0),
                "yes"));
        HttpResponse<String> back = visitor.send(
                "POST",
                URI.create(visitor.setting("authorize")),
                form,
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        String place = back.headers().firstValue("Location").orElseThrow();
        assertThat(place).startsWith(Visitor.REDIRECT + "&code=").contains("&state=state-0123456789");
        HttpResponse<String> denied = visitor.send(
                "POST",
                URI.create(visitor.setting("authorize")),
                form.replace("decision=allow", "decision=deny"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(denied.headers().firstValue("Location").orElseThrow()).contains("error=access_denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dexcom", "garmin", "google-health", "omron", "oura", "polar", "whoop", "withings"})
    void strangers_and_addresses_that_are_not_registered_are_refused_on_the_page(String vendor) throws Exception {
        Visitor visitor = Visitor.of(simulator, vendor);
        assertThat(visitor.authorize("client_id", "somebody").statusCode()).isEqualTo(400);
        simulator.cloud(vendor).oauth().redirects(Set.of("https://engine.example/other"));
        HttpResponse<String> answer = visitor.authorize();
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void in_automatic_mode_one_person_after_the_other_allows_everything() throws Exception {
        simulator.automatic();
        Visitor visitor = Visitor.of(simulator, "google-health");
        for (String user : List.of("2515000000000000000", "2515000000000000001")) {
            String code = Visitor.query(
                    visitor.authorize().headers().firstValue("Location").orElseThrow(), "code");
            JsonNode tokens =
                    visitor.token("grant_type", "authorization_code", "code", code, "redirect_uri", Visitor.REDIRECT);
            visitor.bearing(tokens.path("access_token").asText());
            assertThat(Json.read(visitor.fetch("/v4/users/me/identity"))
                            .path("healthUserId")
                            .asText())
                    .isEqualTo(user);
        }
    }

    @Test
    void mishaps_happen_as_often_as_is_said_and_unknown_ones_are_named() throws Exception {
        assertThat(Mishaps.apply("429=5,earthquake=3", simulator, 1)).contains("earthquake=3");
        assertThat(Mishaps.apply("503=30,twice", simulator, 1)).isEmpty();
        Visitor visitor = Visitor.of(simulator, "dexcom");
        int broken = 0;
        for (int n = 0; n < 200; n++) {
            broken += visitor.get("/v3/users/self/egvs").statusCode() == 503 ? 1 : 0;
        }
        assertThat(broken).isBetween(35, 85);
    }

    @Test
    void who_loses_access_can_refresh_and_a_wrong_path_is_nowhere() throws Exception {
        Visitor visitor = Visitor.of(simulator, "oura");
        JsonNode tokens = visitor.token(
                "grant_type",
                "authorization_code",
                "code",
                visitor.code(simulator.cloud("oura"), 0),
                "redirect_uri",
                Visitor.REDIRECT);
        visitor.bearing(tokens.path("access_token").asText());
        assertThat(visitor.get("/v2/usercollection/personal_info").statusCode()).isEqualTo(200);
        simulator.cloud("oura").person(0).losesAccess();
        assertThat(visitor.get("/v2/usercollection/personal_info").statusCode()).isEqualTo(401);
        assertThat(visitor.token(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                tokens.path("refresh_token").asText())
                        .path("access_token")
                        .asText())
                .isNotEmpty();
        assertThat(visitor.send("GET", simulator.host().uri().resolve("/nobody/x"), "", Map.of())
                        .statusCode())
                .isEqualTo(404);
        clock.goOn(Duration.ofHours(25));
        assertThat(visitor.get("/v2/usercollection/personal_info").body().getBytes(StandardCharsets.UTF_8))
                .isEmpty();
    }
}
