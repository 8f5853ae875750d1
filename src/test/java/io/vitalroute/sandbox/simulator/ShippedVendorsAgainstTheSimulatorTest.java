package io.vitalroute.sandbox.simulator;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.sandbox.cloud.CloudPerson;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.cloud.oauth.Consent;
import io.vitalroute.source.vendor.Call;
import io.vitalroute.source.vendor.Feed;
import io.vitalroute.source.vendor.HttpCall;
import io.vitalroute.source.vendor.Vendor;
import io.vitalroute.source.vendor.VendorFile;

import static org.assertj.core.api.Assertions.assertThat;

/** Every feed of the shipped vendor files, asked of the simulator by the settings that it prints. */
class ShippedVendorsAgainstTheSimulatorTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:07:00Z");
    private static final String VERIFIER = "v".repeat(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ticking clock = new Ticking(NOW);

    @ParameterizedTest
    @ValueSource(strings = {"dexcom", "garmin", "google-health", "omron", "oura", "polar", "whoop", "withings"})
    void every_call_is_answered_as_data_or_as_none(String name) throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorSettings.usual(clock))) {
            Vendor vendor = vendor(name, simulator.settings());
            String token = connect(simulator, name);
            for (Call register :
                    Optional.ofNullable(vendor.oauth()).orElseThrow().register()) {
                assertThat(send(HttpCall.of(vendor, register, Map.of("account", account(simulator, name))), token)
                                .statusCode())
                        .isEqualTo(200);
            }
            clock.goOn(Duration.ofMinutes(30));
            for (Feed feed : vendor.feeds().values()) {
                ask(vendor, feed, feed.call(), token);
                if (feed.history() != null) {
                    ask(vendor, feed, feed.history(), token);
                }
                clock.goOn(Duration.ofSeconds(20)); // Garmin lets a hundred days a minute be asked for
            }
            assertThat(simulator.cloud(name).limits().violations()).isZero();
        }
    }

    private void ask(Vendor vendor, Feed feed, Call call, String token) throws Exception {
        Duration span = Optional.ofNullable(feed.span()).orElse(Duration.ofDays(20));
        Map<String, Object> values =
                new HashMap<>(Map.of("from", clock.instant().minus(span), "to", clock.instant(), "account", "a"));
        Optional.ofNullable(feed.each()).ifPresent(each -> values.put("each", each));
        HttpResponse<byte[]> answer = send(HttpCall.of(vendor, call, values), token);
        assertThat(answer.statusCode()).as(vendor.name() + " " + feed.name()).isIn(200, 202, 204);
        if (vendor.name().equals("withings")) {
            assertThat(Json.read(answer.body()).path("status").asInt())
                    .as(feed.name())
                    .isZero();
        }
    }

    private HttpResponse<byte[]> send(HttpCall call, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        Optional.ofNullable(call.mediaType()).ifPresent(type -> request.header("Content-Type", type));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Vendor vendor(String name, Map<String, String> settings) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Path file = Path.of("routes/sources").resolve(name + VendorFile.SUFFIX);
        Vendor vendor =
                VendorFile.read(file.getFileName().toString(), Files.readString(file), Settings.of(settings), problems);
        assertThat(problems).isEmpty();
        return Optional.ofNullable(vendor).orElseThrow();
    }

    private static String account(Simulator simulator, String name) {
        CloudPerson person = simulator.cloud(name).person(1);
        return person.account();
    }

    /** By the book of the vendor itself: how tokens are asked for is tested elsewhere. */
    private static String connect(Simulator simulator, String name) throws Exception {
        Visitor visitor = Visitor.of(simulator, name);
        simulator.cloud(name).oauth().consent(asked -> Optional.of(new Consent.Decision.Allowed(1, asked)));
        return visitor.connect(VERIFIER);
    }
}
