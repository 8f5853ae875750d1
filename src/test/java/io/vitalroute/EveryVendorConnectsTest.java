package io.vitalroute;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.source.connect.Connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every vendor, whole: connected, asked within its limits and heard when it pushes, down to the chart. */
class EveryVendorConnectsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The vendors' clocks: back at first, so that most of an hour can pass at once. */
    private static final Shifted CLOCK = new Shifted(Duration.ofMinutes(130));

    @TempDir
    private static Path folder;

    private static Connected world;

    @BeforeAll
    static void start() {
        world = new Connected(folder, CLOCK, Duration.ofDays(6), false);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"withings", "google-health", "oura", "whoop", "polar", "dexcom", "omron", "garmin"})
    void a_person_connects_and_the_chart_grows(String vendor) {
        CLOCK.behind(Duration.ofMinutes(130));
        String patient = "p-" + vendor;
        VendorCloud cloud = world.connect(vendor, 1, patient);
        assertThat(world.connections(vendor, Connection.State.CONNECTED)).hasSize(1);

        CLOCK.behind(Duration.ofMinutes(80));
        cloud.sync().join();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(world.chart(patient)).as(vendor).isNotEmpty());
        assertThat(cloud.oauth().book().replays())
                .as("refresh tokens shown twice")
                .isZero();
        assertThat(cloud.limits().violations()).as("calls beyond the limit").isZero();
    }
}
