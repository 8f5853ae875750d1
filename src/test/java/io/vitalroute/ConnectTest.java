package io.vitalroute;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.withings.WithingsCloud;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Keysets;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A person connects an account in a real browser, and the readings reach the chart. */
class ConnectTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Clouds clouds;
    private static VendorCloud withings;
    private static Installation installation;

    @BeforeAll
    static void start() throws IOException {
        clouds = new Clouds();
        withings = clouds.add("withings", Duration.ofDays(20), WithingsCloud::new);
        Path key = folder.resolve("key.json");
        Files.writeString(key, Keysets.fresh());
        Map<String, String> settings = new HashMap<>(clouds.settings());
        settings.put("connect.enabled", "true");
        settings.put("connect.organisation", "Clinic at the Lake");
        settings.put("connect.purpose", "following your blood pressure between visits");
        settings.put("connect.contact", "044 000 00 00");
        settings.put("connect.key-file", key.toString());
        settings.put("withings.every", "0/2 * * * * ?");
        settings.put("withings.spread", "0s");
        installation = Installation.in(folder, settings);
    }

    @AfterAll
    static void stop() {
        installation.close();
        clouds.close();
    }

    @Test
    void a_person_connects_in_a_browser_and_history_and_news_reach_the_chart() throws IOException {
        String link = invite("p1");
        try (Browser browser = Browser.open("en")) {
            browser.go(link);
            assertThat(browser.headingOf("Share your Withings data"))
                    .isEqualTo("Share your Withings data with Clinic at the Lake");
            assertThat(browser.text()).contains("following your blood pressure", "weight", "044 000 00 00");
            assertThat(browser.isTooWide()).isFalse();
            Files.write(Path.of("target", "connect-page.png"), browser.picture());
            browser.click("agree");
            assertThat(browser.headingOf("Withings (simulated)")).isNotEmpty();
            browser.clickOn("button[value=allow]");
            assertThat(browser.headingOf("Connected")).isEqualTo("Your Withings account is connected");
            assertThat(browser.complaints()).isEmpty();
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(installation.observations("29463-7")).isNotEmpty());
        try (Store store = installation.store()) {
            assertThat(store.connections().list("withings", Connection.State.CONNECTED))
                    .hasSize(1);
        }
    }

    private static String invite(String patient) throws IOException {
        HttpResponse<String> answer = installation.send(HttpRequest.newBuilder(installation.uri("/api/invitations"))
                .header("X-API-Key", Installation.KEY)
                .POST(HttpRequest.BodyPublishers.ofString("{\"vendor\": \"withings\", \"patient\": \""
                        + Installation.patient(patient).primary() + "\", \"by\": \"test\"}"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.builder().build().readTree(answer.body()).get("link").asText();
    }
}
