package io.vitalroute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.source.connect.Connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The pages that patients see, in a real browser. */
class ConnectTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Connected world;

    @BeforeAll
    static void start() {
        world = new Connected(folder, Clock.systemUTC(), Duration.ofDays(10), true);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void a_person_connects_in_a_browser_and_history_reaches_the_chart() throws IOException {
        String link = world.invite("withings", "p1");
        try (Browser browser = Browser.open("en")) {
            browser.go(link);
            assertThat(browser.headingOf("Share your Withings data"))
                    .isEqualTo("Share your Withings data with Clinic at the Lake");
            assertThat(browser.text())
                    .contains("following your blood pressure", "weight", "044 000 00 00")
                    .doesNotContain("p1");
            assertThat(browser.isTooWide()).isFalse();
            Files.write(Path.of("target", "connect-page.png"), browser.picture());
            browser.click("agree");
            assertThat(browser.headingOf("Withings (simulated)")).isNotEmpty();
            browser.clickOn("button[value=allow]");
            assertThat(browser.headingOf("Connected")).isEqualTo("Your Withings account is connected");
            assertThat(browser.complaints()).isEmpty();

            browser.go(link);
            assertThat(browser.headingOf("This link cannot be used")).contains("cannot be used any more");
        }
        assertThat(world.connections("withings", Connection.State.CONNECTED)).hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(world.chart("p1"))
                        .anyMatch(held -> held.resource()
                                .at("/code/coding")
                                .findValuesAsText("code")
                                .contains("29463-7")));
    }

    @Test
    void what_a_person_leaves_unticked_is_said_and_is_not_fetched() throws IOException {
        try (Browser browser = Browser.open("de")) {
            browser.go(world.invite("withings", "p2"));
            assertThat(browser.headingOf("Ihre Withings-Daten teilen")).contains("Clinic at the Lake");
            assertThat(browser.language()).isEqualTo("de");
            browser.click("agree");
            browser.headingOf("Withings (simulated)");
            browser.write("input[name=person]", "1");
            browser.clickOn("input[name='scope:user.activity']");
            browser.clickOn("button[value=allow]");
            assertThat(browser.headingOf("Verbunden")).contains("verbunden");
            assertThat(browser.text()).contains("nicht alles ausgewählt", "steps");
            Files.write(Path.of("target", "connected-page.png"), browser.picture());
        }
    }

    @Test
    void a_person_may_say_no_here_and_at_the_vendor() {
        String link = world.invite("withings", "p3");
        try (Browser browser = Browser.open("fr")) {
            browser.go(link);
            browser.click("decline");
            assertThat(browser.headingOf("Rien n'est partagé")).isNotEmpty();
            browser.go(link);
            browser.click("agree");
            browser.headingOf("Withings (simulated)");
            browser.clickOn("button[value=deny]");
            assertThat(browser.headingOf("Rien n'est partagé")).isNotEmpty();
        }
    }

    @Test
    void an_account_of_somebody_else_is_not_taken_over() {
        try (Browser browser = Browser.open("en")) {
            for (String patient : new String[] {"p5", "p6"}) {
                browser.go(world.invite("oura", patient));
                browser.click("agree");
                browser.headingOf("Oura (simulated)");
                browser.clickOn("button[value=allow]");
                boolean first = patient.equals("p5");
                assertThat(browser.headingOf(first ? "Connected" : "Not connected"))
                        .contains(first ? "is connected" : "belongs to somebody else");
            }
        }
    }

    @Test
    void a_link_that_was_changed_lets_nobody_in() {
        try (Browser browser = Browser.open("es")) {
            browser.go(world.invite("withings", "p4").replaceAll(".{4}$", "AAAA"));
            assertThat(browser.headingOf("Este enlace no sirve")).contains("no es válido");
        }
    }
}
