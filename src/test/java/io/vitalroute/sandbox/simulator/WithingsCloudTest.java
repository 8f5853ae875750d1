package io.vitalroute.sandbox.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class WithingsCloudTest {
    private static final Instant NOW = Instant.parse("2026-04-02T10:07:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private final Ticking clock = new Ticking(NOW);
    private Simulator simulator;
    private VendorCloud cloud;
    private Visitor visitor;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorSettings.usual(clock));
        cloud = simulator.cloud("withings");
        visitor = Visitor.of(simulator, "withings");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private JsonNode connect(int person) throws Exception {
        JsonNode tokens = visitor.token(
                "action",
                "requesttoken",
                "grant_type",
                "authorization_code",
                "code",
                visitor.code(cloud, person),
                "redirect_uri",
                Visitor.REDIRECT);
        assertThat(tokens.path("status").asInt()).isZero();
        visitor.bearing(tokens.at("/body/access_token").asText());
        return tokens.path("body");
    }

    private JsonNode refresh(JsonNode tokens) throws Exception {
        return visitor.token(
                "action",
                "requesttoken",
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asText());
    }

    private JsonNode post(String path, String... fields) throws Exception {
        return Json.read(visitor.post(path, fields));
    }

    @Test
    void every_data_answer_maps_to_what_the_person_has() throws Exception {
        for (int person = 0; person < 4; person++) {
            connect(person);
            Truth truth = new Truth(cloud.shelf().person(person), NOW);
            long from = NOW.minus(Duration.ofDays(40)).getEpochSecond();
            String since = Long.toString(from);
            List<Reading> readings = new ArrayList<>();
            readings.addAll(map("measures", visitor.post("/measure", "action", "getmeas", "lastupdate", since)));
            readings.addAll(map(
                    "activity",
                    visitor.post(
                            "/v2/measure",
                            "action",
                            "getactivity",
                            "startdateymd",
                            "2026-03-20",
                            "enddateymd",
                            "2026-04-01")));
            readings.addAll(map(
                    "sleep-summary",
                    visitor.post("/v2/sleep", "action", "getsummary", "lastupdate", since, "data_fields", NIGHT)));
            long noon = NOW.minus(Duration.ofDays(3)).getEpochSecond();
            readings.addAll(map(
                    "sleep",
                    visitor.post(
                            "/v2/sleep",
                            "action",
                            "get",
                            "startdate",
                            Long.toString(noon),
                            "enddate",
                            Long.toString(noon + 86_400),
                            "data_fields",
                            "hr,rr,sdnn_1,rmssd")));
            readings.addAll(map(
                    "intraday-activity",
                    visitor.post(
                            "/v2/measure",
                            "action",
                            "getintradayactivity",
                            "startdate",
                            Long.toString(noon),
                            "enddate",
                            Long.toString(noon + 86_400))));
            assertThat(readings)
                    .extracting(r -> r.metric().name())
                    .contains(
                            "body-weight",
                            "blood-pressure",
                            "steps-day",
                            "sleep-duration",
                            "sleep-stage",
                            "heart-rate");
            readings.forEach(truth::holds);
        }
    }

    private static final String NIGHT = "total_timeinbed,total_sleep_time,lightsleepduration,deepsleepduration,"
            + "remsleepduration,wakeupduration,waso,wakeupcount,sleep_latency,wakeup_latency,sleep_efficiency,"
            + "sleep_score,hr_average,hr_min,hr_max,rr_average,rr_min,rr_max";

    private static List<Reading> map(String stream, byte[] body) throws Exception {
        return Shipped.readings("withings/" + stream, body, NOW, ZONE);
    }

    @Test
    void a_page_leads_to_the_next_and_together_they_hold_everything_once() throws Exception {
        connect(1);
        List<Long> groups = new ArrayList<>();
        JsonNode body;
        String offset = "0";
        do {
            body = post(
                            "/measure",
                            "action",
                            "getmeas",
                            "startdate",
                            "0",
                            "enddate",
                            Long.toString(NOW.getEpochSecond()),
                            "offset",
                            offset)
                    .path("body");
            body.path("measuregrps").forEach(g -> groups.add(g.path("grpid").asLong()));
            offset = body.path("offset").asText();
        } while (body.path("more").asInt() == 1);
        assertThat(groups).hasSizeGreaterThan(400).doesNotHaveDuplicates();
    }

    @Test
    void data_fields_that_are_not_asked_for_are_not_there() throws Exception {
        connect(0);
        JsonNode night = post("/v2/sleep", "action", "getsummary", "lastupdate", "1774000000")
                .at("/body/series/0/data");
        assertThat(night.has("lightsleepduration")).isTrue();
        assertThat(night.has("hr_average")).isFalse();
    }

    @Test
    void a_code_is_good_once_and_for_thirty_seconds_and_for_its_own_address_only() throws Exception {
        String code = visitor.code(cloud, 0);
        assertThat(exchange(code, "https://engine.example/other")).isEqualTo(401);
        String second = visitor.code(cloud, 0);
        assertThat(exchange(second, Visitor.REDIRECT)).isZero();
        assertThat(exchange(second, Visitor.REDIRECT)).isEqualTo(401);
        String third = visitor.code(cloud, 0);
        clock.goOn(Duration.ofSeconds(31));
        assertThat(exchange(third, Visitor.REDIRECT)).isEqualTo(401);
    }

    private int exchange(String code, String redirect) throws Exception {
        return visitor.token(
                        "action",
                        "requesttoken",
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirect)
                .path("status")
                .asInt();
    }

    @Test
    void an_old_refresh_token_is_good_until_the_new_access_token_is_used() throws Exception {
        JsonNode first = connect(0);
        JsonNode second = refresh(first).path("body");
        assertThat(refresh(first).path("status").asInt()).isZero();
        visitor.bearing(second.path("access_token").asText());
        JsonNode third = refresh(second).path("body");
        visitor.bearing(third.path("access_token").asText());
        assertThat(post("/v2/user", "action", "getdevice").path("status").asInt())
                .isZero();
        assertThat(refresh(second).path("status").asInt()).isEqualTo(401);
        assertThat(refresh(third).path("status").asInt()).isZero();
        assertThat(cloud.oauth().book().replays()).isEqualTo(1);
    }

    @Test
    void an_access_token_ends_after_three_hours() throws Exception {
        connect(0);
        clock.goOn(Duration.ofHours(3).plusSeconds(1));
        assertThat(post("/measure", "action", "getmeas", "lastupdate", "0")
                        .path("status")
                        .asInt())
                .isEqualTo(401);
    }

    @Test
    void call_121_of_a_minute_is_refused_and_counted() throws Exception {
        connect(0);
        for (int n = 0; n < 120; n++) {
            assertThat(post("/v2/user", "action", "getdevice").path("status").asInt())
                    .isZero();
        }
        assertThat(cloud.limits().violations()).isZero();
        assertThat(post("/v2/user", "action", "getdevice").path("status").asInt())
                .isEqualTo(601);
        assertThat(cloud.limits().violations()).isEqualTo(1);
        clock.goOn(Duration.ofMinutes(1));
        assertThat(post("/v2/user", "action", "getdevice").path("status").asInt())
                .isZero();
    }

    @Test
    void a_signed_request_needs_a_nonce_that_was_not_used() throws Exception {
        String id = visitor.setting("client-id");
        String time = Long.toString(NOW.getEpochSecond());
        String secret = visitor.setting("client-secret");
        String nonce = post(
                        "/v2/signature",
                        "action",
                        "getnonce",
                        "client_id",
                        id,
                        "timestamp",
                        time,
                        "signature",
                        Hmac.hex(secret, "getnonce," + id + "," + time))
                .at("/body/nonce")
                .asText();
        assertThat(nonce).isNotEmpty();
        String code = visitor.code(cloud, 0);
        String signature = Hmac.hex(secret, "requesttoken," + id + "," + nonce);
        String[] fields = {
            "action",
            "requesttoken",
            "client_id",
            id,
            "nonce",
            nonce,
            "signature",
            signature,
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            Visitor.REDIRECT
        };
        assertThat(post("/v2/oauth2", fields).path("status").asInt()).isZero();
        assertThat(post("/v2/oauth2", fields).path("status").asInt()).isEqualTo(503);
    }

    @Test
    void a_correction_has_the_same_group_a_later_modification_and_a_notice() throws Exception {
        connect(2);
        try (Hook hook = Hook.answering(200)) {
            subscribe(hook, 1);
            Entry weight = newestWeight(2);
            clock.goOn(Duration.ofHours(1));
            cloud.person(2).corrects("measures", weight.id(), "/measures/0/value", IntNode.valueOf(70_123));
            cloud.sync().get(10, TimeUnit.SECONDS);
            JsonNode groups = post(
                            "/measure", "action", "getmeas", "lastupdate", Long.toString(NOW.getEpochSecond() + 60))
                    .at("/body/measuregrps");
            assertThat(groups).hasSize(1);
            assertThat(groups.at("/0/grpid").asText()).isEqualTo(weight.id());
            assertThat(groups.at("/0/measures/0/value").asInt()).isEqualTo(70_123);
            assertThat(hook.posts()).hasSize(1);
            assertThat(hook.posts().get(0).text())
                    .isEqualTo("userid=31000002&appli=1&startdate="
                            + weight.start().getEpochSecond() + "&enddate="
                            + (weight.start().getEpochSecond() + 1));
        }
    }

    @Test
    void a_deleted_weight_is_gone_and_nobody_is_told() throws Exception {
        connect(2);
        try (Hook hook = Hook.answering(200)) {
            subscribe(hook, 1);
            Entry weight = newestWeight(2);
            clock.goOn(Duration.ofMinutes(1));
            cloud.person(2).deletes("measures", weight.id());
            cloud.sync().get(10, TimeUnit.SECONDS);
            String at = Long.toString(weight.start().getEpochSecond());
            assertThat(post("/measure", "action", "getmeas", "startdate", at, "enddate", at)
                            .at("/body/measuregrps"))
                    .isEmpty();
            assertThat(hook.posts()).isEmpty();
        }
    }

    @Test
    void a_weight_can_come_59_days_late() throws Exception {
        connect(2);
        Instant then = NOW.minus(Duration.ofDays(59));
        Entry old = cloud.shelf()
                .measured(2, "measures", then.minus(Duration.ofDays(10)), then)
                .get(0);
        cloud.person(2).getsLate("measures", old.id(), NOW.plusSeconds(60));
        String since = Long.toString(NOW.getEpochSecond());
        assertThat(post("/measure", "action", "getmeas", "lastupdate", since).at("/body/measuregrps"))
                .isEmpty();
        clock.goOn(Duration.ofMinutes(2));
        assertThat(post("/measure", "action", "getmeas", "lastupdate", since)
                        .at("/body/measuregrps/0/grpid")
                        .asText())
                .isEqualTo(old.id());
    }

    @Test
    void a_subscription_needs_a_head_and_a_refused_notice_comes_again() throws Exception {
        connect(0);
        try (Hook deaf = new Hook(r -> Answer.of(r.method().equals("HEAD") ? 405 : 200));
                Hook hook = Hook.answering(200)) {
            assertThat(post(
                                    "/notify",
                                    "action",
                                    "subscribe",
                                    "callbackurl",
                                    deaf.uri().toString(),
                                    "appli",
                                    "44")
                            .path("status")
                            .asInt())
                    .isNotZero();
            subscribe(hook, 44);
            hook.host().faults().next(2, Fault.status(500));
            clock.goOn(Duration.ofDays(2));
            cloud.sync().get(20, TimeUnit.SECONDS);
            assertThat(cloud.postman().refused()).isEqualTo(2);
            assertThat(cloud.postman().givenUp()).isZero();
            assertThat(cloud.postman().taken())
                    .isEqualTo(hook.posts().size() - 2)
                    .isPositive();
        }
    }

    @Test
    void who_leaves_is_told_by_appli_46_and_the_tokens_are_worthless() throws Exception {
        JsonNode tokens = connect(3);
        try (Hook hook = Hook.answering(200)) {
            subscribe(hook, 46);
            cloud.person(3).leaves().get(10, TimeUnit.SECONDS);
            assertThat(hook.posts().get(0).text()).isEqualTo("userid=31000003&appli=46&action=unlink");
            assertThat(post("/v2/user", "action", "getdevice").path("status").asInt())
                    .isEqualTo(401);
            assertThat(refresh(tokens).path("status").asInt()).isEqualTo(401);
        }
    }

    @Test
    void the_running_day_grows_and_is_modified() throws Exception {
        connect(0);
        JsonNode before = today();
        clock.goOn(Duration.ofHours(3));
        connect(0);
        JsonNode after = today();
        assertThat(after.path("steps").asInt())
                .isGreaterThan(before.path("steps").asInt());
        assertThat(after.path("modified").asLong())
                .isGreaterThan(before.path("modified").asLong());
    }

    private JsonNode today() throws Exception {
        String date = LocalDate.ofInstant(clock.instant(), ZONE).toString();
        JsonNode days = post("/v2/measure", "action", "getactivity", "startdateymd", date, "enddateymd", date)
                .at("/body/activities");
        assertThat(days).hasSize(1);
        return days.get(0);
    }

    private void subscribe(Hook hook, int appli) throws Exception {
        assertThat(post(
                                "/notify",
                                "action",
                                "subscribe",
                                "callbackurl",
                                hook.uri().toString(),
                                "appli",
                                Integer.toString(appli))
                        .path("status")
                        .asInt())
                .isZero();
    }

    private Entry newestWeight(int person) {
        List<Entry> all = cloud.shelf().measured(person, "measures", NOW.minus(Duration.ofDays(30)), NOW);
        return all.stream()
                .filter(e -> e.id().endsWith("1"))
                .reduce((a, b) -> b)
                .orElseThrow();
    }
}
