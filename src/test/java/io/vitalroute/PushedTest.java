package io.vitalroute;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.connect.Consent;
import io.vitalroute.source.connect.Invitation;
import io.vitalroute.source.connect.Keysets;
import io.vitalroute.source.connect.SealedTokens;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** What vendors push, over HTTP into a whole installation. */
class PushedTest {
    private static final String SECRET = "a-secret-of-the-test";

    @TempDir
    private static Path folder;

    private static Installation site;

    @BeforeAll
    static void start() {
        site = Installation.prepared(
                Path.of(""),
                folder,
                Map.ofEntries(
                        Map.entry("connect.key", Keysets.fresh()),
                        Map.entry("whoop.enabled", "true"),
                        Map.entry("whoop.api", "http://127.0.0.1:1"),
                        Map.entry("whoop.client-secret", SECRET),
                        Map.entry("withings.enabled", "true"),
                        Map.entry("withings.api", "http://127.0.0.1:1"),
                        Map.entry("withings.secret", SECRET),
                        Map.entry("google-health.enabled", "true"),
                        Map.entry("google-health.push-authorization", SECRET),
                        Map.entry("google-health.keyset", "http://127.0.0.1:1/keys"),
                        Map.entry("oura.enabled", "true"),
                        Map.entry("oura.client-secret", SECRET),
                        Map.entry("oura.push-token", SECRET),
                        Map.entry("polar.enabled", "true"),
                        Map.entry("omron.enabled", "true"),
                        Map.entry("omron.secret", SECRET),
                        Map.entry("omron.push-from", "192.0.2.0/24"),
                        Map.entry("http.trusted-proxies", "127.0.0.1"),
                        Map.entry("garmin.enabled", "true"),
                        Map.entry("garmin.secret", SECRET)),
                FhirServerSettings.on(0).validate(false),
                Hl7Settings.on(0));
        site.start();
        connected("whoop", "5353", "read:sleep");
        connected("garmin", "g-1", "HEALTH_EXPORT");
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_notice_of_WHOOP_is_an_errand_before_it_is_answered() {
        String notice = "{\"user_id\":5353,\"id\":\"s-1\",\"type\":\"sleep.updated\",\"trace_id\":\"t-1\"}";

        assertThat(whoop(notice, SECRET).statusCode()).isEqualTo(200);

        assertThat(open("whoop", "sleep")).isEqualTo(1);
        assertThat(metrics()).contains("vitalroute_notices_total{outcome=\"fetch\",source=\"whoop\"}");
    }

    @Test
    void a_forged_one_is_refused_and_leaves_nothing() {
        HttpResponse<String> answer =
                whoop("{\"user_id\":5353,\"id\":\"w-1\",\"type\":\"workout.updated\",\"trace_id\":\"t-2\"}", "another");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("S302").doesNotContain("5353");
        assertThat(open("whoop", "workout")).isZero();
    }

    @Test
    void what_is_not_granted_not_connected_or_unknown_is_answered_and_left() {
        assertThat(whoop("{\"user_id\":5353,\"id\":\"w-1\",\"type\":\"workout.updated\",\"trace_id\":\"t\"}", SECRET)
                        .statusCode())
                .isEqualTo(200);
        assertThat(whoop("{\"user_id\":7,\"id\":\"w-1\",\"type\":\"sleep.updated\",\"trace_id\":\"t\"}", SECRET)
                        .statusCode())
                .isEqualTo(200);
        assertThat(whoop("{\"user_id\":5353,\"id\":\"w-1\",\"type\":\"news.updated\",\"trace_id\":\"t\"}", SECRET)
                        .statusCode())
                .isEqualTo(200);

        assertThat(open("whoop", "workout")).isZero();
        assertThat(metrics())
                .contains(
                        "outcome=\"not-granted\",source=\"whoop\"",
                        "outcome=\"not-connected\",source=\"whoop\"",
                        "outcome=\"unknown\",source=\"whoop\"");
    }

    @Test
    void Withings_asks_by_HEAD_and_notifies_by_a_form() {
        assertThat(site.send(to("/push/withings/" + SECRET)
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.send(to("/push/withings/guessed")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build())
                        .statusCode())
                .isEqualTo(401);
        assertThat(form("/push/withings/" + SECRET, "userid=9&appli=1&startdate=1777852800&enddate=1777881600")
                        .statusCode())
                .isEqualTo(200);
        assertThat(form("/push/withings/guessed", "userid=9&appli=1").statusCode())
                .isEqualTo(401);
    }

    @Test
    void Google_verifies_with_its_header_and_without() {
        assertThat(json("/push/google-health", "{\"type\":\"verification\"}", "Authorization", SECRET)
                        .statusCode())
                .isEqualTo(201);
        assertThat(json("/push/google-health", "{\"type\":\"verification\"}", "X-Other", SECRET)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void while_Googles_keys_are_not_to_be_had_its_notices_are_to_come_again() {
        HttpRequest request = to("/push/google-health")
                .header("Authorization", SECRET)
                .header("GOOGLE-HEALTH-API-SIGNATURE", Base64.getEncoder().encodeToString(new byte[] {1, 0, 0, 0, 7, 1
                }))
                .POST(HttpRequest.BodyPublishers.ofString("{\"data\":{}}"))
                .build();

        assertThat(site.send(request).statusCode()).isEqualTo(503);
    }

    @Test
    void Oura_gets_its_challenge_back() {
        HttpResponse<String> answer = site.send(to("/push/oura?verification_token=" + SECRET + "&challenge=c-1")
                .GET()
                .build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"challenge\":\"c-1\"}");
        assertThat(site.send(to("/push/oura?verification_token=x&challenge=c-1")
                                .GET()
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void Polar_may_ping_unsigned_and_nothing_else() {
        assertThat(json("/push/polar", "{\"event\":\"PING\"}", "Polar-Webhook-Event", "PING")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json("/push/polar", "{\"event\":\"SLEEP\"}", "Polar-Webhook-Event", "PING")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_address_that_is_not_the_vendors_is_refused_whoever_it_says_it_is() {
        String secret = "/push/omron/" + SECRET;

        assertThat(json(secret, "{}", "X-Forwarded-For", "192.0.2.9").statusCode())
                .isEqualTo(200);
        assertThat(json(secret, "{}", "X-Forwarded-For", "203.0.113.9").statusCode())
                .isEqualTo(403);
        assertThat(json(secret, "{}", "X-Forwarded-For", "192.0.2.9, 203.0.113.9")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void who_leaves_at_Garmin_is_disconnected() {
        assertThat(json("/push/garmin/" + SECRET, "{\"deregistrations\":[{\"userId\":\"g-1\"}]}", "X-Other", "x")
                        .statusCode())
                .isEqualTo(200);

        try (Store store = site.store()) {
            assertThat(store.connections().find("garmin", "g-1"))
                    .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(Connection.State.DISCONNECTED));
        }
    }

    private static HttpResponse<String> whoop(String body, String secret) {
        String time = Long.toString(Instant.now().toEpochMilli());
        return site.send(to("/push/whoop")
                .header("Content-Type", "application/json")
                .header("X-WHOOP-Signature-Timestamp", time)
                .header("X-WHOOP-Signature", signature(secret, time + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> json(String path, String body, String header, String value) {
        return site.send(to(path).header("Content-Type", "application/json")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> form(String path, String body) {
        return site.send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(site.uri(path));
    }

    private static String metrics() {
        return site.send(to("/metrics").GET().build()).body();
    }

    private static int open(String vendor, String feed) {
        try (Store store = site.store()) {
            return store.errands().standings().stream()
                    .filter(one -> one.vendor().equals(vendor) && one.feed().equals(feed))
                    .filter(one -> one.kind() == Errand.Kind.NOTICE)
                    .mapToInt(Errands.Standing::open)
                    .sum();
        }
    }

    private static void connected(String vendor, String account, String scope) {
        try (Store store = site.store()) {
            Instant now = Instant.now();
            Invitation invitation = new Invitation(
                    "i-" + vendor,
                    vendor,
                    Installation.patient("p-" + account),
                    null,
                    "a test",
                    now,
                    now.plusSeconds(3_600),
                    null);
            store.invitations().add(invitation);
            store.connections()
                    .connect(new Connections.Newcomer(
                            invitation,
                            new Consent(invitation.id(), now, "v1", "en", Set.of(scope)),
                            "c-" + vendor,
                            account,
                            Set.of(scope),
                            new SealedTokens("c-" + vendor, 0, new byte[] {1}, now.plusSeconds(3_600)),
                            List.of()))
                    .orElseThrow();
        }
    }
}
