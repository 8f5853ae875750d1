package io.vitalroute;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.pipeline.Journal;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** Vendors that send a night again with other stages: the chart shows the night as it was told last. */
class ReplacedItemsTest {
    private static final long NIGHT = 1_773_522_300;

    @TempDir
    private static Path folder;

    private static Installation site;
    private static int people;

    @BeforeAll
    static void start() {
        site = Installation.prepared(
                Path.of(""), folder, Map.of(), FhirServerSettings.on(0).validate(false), Hl7Settings.on(0));
        site.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_night_of_Garmin_that_comes_again_with_other_stages_leaves_no_old_ones() {
        String who = linked("garmin");
        garmin(who, night(27_000, "AUTO_TENTATIVE", "light", 0, 600, "deep", 600, 1800, "light", 1800, 2400));
        assertThat(stages(who)).containsExactlyInAnyOrder("0 light", "600 deep", "1800 light");

        garmin(who, night(27_000, "AUTO_FINAL", "light", 0, 900, "deep", 900, 1800, "light", 1800, 2400));

        assertThat(stages(who)).containsExactlyInAnyOrder("0 light", "900 deep", "1800 light");
        assertThat(withdrawn(who)).containsExactly("600 deep");
        assertThat(site.hl7.taken())
                .filteredOn(m -> m.text().contains("|p-" + who + "^"))
                .last()
                .satisfies(m -> assertThat(
                                m.segments("OBX").stream().filter(obx -> obx.split("\\|", -1)[11].equals("D")))
                        .hasSize(1));
    }

    @Test
    void an_older_copy_of_the_night_that_comes_late_changes_nothing() {
        String who = linked("garmin");
        garmin(who, night(27_000, "AUTO_FINAL", "light", 0, 900, "deep", 900, 1800));

        garmin(who, night(20_000, "AUTO_TENTATIVE", "light", 0, 600, "deep", 600, 1200));

        assertThat(stages(who)).containsExactlyInAnyOrder("0 light", "900 deep");
        assertThat(withdrawn(who)).isEmpty();
    }

    @Test
    void a_replay_of_the_superseded_payload_does_not_bring_the_old_stages_back() {
        String who = linked("garmin");
        garmin(who, night(27_000, "AUTO_FINAL", "light", 0, 600, "deep", 600, 1200));
        String first = newest();
        garmin(who, night(27_000, "ENHANCED_FINAL", "light", 0, 900, "deep", 900, 1200));

        try (Store store = site.store()) {
            assertThat(store.journal().replay(first, null)).isTrue();
        }
        site.settle();

        assertThat(stages(who)).containsExactlyInAnyOrder("0 light", "900 deep");
    }

    @Test
    void a_stage_that_was_taken_back_and_is_told_again_is_in_the_chart_again() {
        String who = linked("garmin");
        garmin(who, night(20_000, "AUTO_TENTATIVE", "light", 0, 600, "deep", 600, 1200));
        garmin(who, night(21_000, "AUTO_TENTATIVE", "light", 0, 900, "deep", 900, 1200));

        garmin(who, night(22_000, "AUTO_FINAL", "light", 0, 600, "deep", 600, 1200));

        assertThat(stages(who)).containsExactlyInAnyOrder("0 light", "600 deep");
        assertThat(withdrawn(who)).containsExactly("900 deep");
    }

    @Test
    void a_night_of_which_it_turns_out_that_the_watch_lay_on_the_table_is_taken_back() {
        String who = linked("garmin");
        garmin(who, night(20_000, "AUTO_TENTATIVE", "light", 0, 600, "deep", 600, 1200));

        garmin(who, night(20_000, "OFF_WRIST", "light", 0, 600, "deep", 600, 1200));

        assertThat(stages(who)).isEmpty();
        assertThat(withdrawn(who)).containsExactlyInAnyOrder("0 light", "600 deep");
    }

    @Test
    void samples_that_another_stream_tells_too_are_never_taken_back() {
        String who = linked("garmin");
        String sample = ", \"timeOffsetSleepSpo2\": {\"60\": 95}";
        garmin(
                who,
                night(20_000, "AUTO_TENTATIVE", "light", 0, 600)
                        .replace("\"validation\"", "\"x\": 0" + sample + ", \"validation\""));

        garmin(who, night(21_000, "AUTO_FINAL", "light", 0, 700));

        assertThat(of(who, "2708-6"))
                .singleElement()
                .satisfies(held ->
                        assertThat(held.resource().at("/status").asText()).isEqualTo("final"));
    }

    @Test
    void a_stretch_of_sleep_that_Withings_tells_again_replaces_the_stages_of_its_own_time_only() {
        String who = linked("withings");
        withings(who, "1", 0, 600, "2", 600, 1800, "1", 1800, 2400, "3", 2400, 3000);

        withings(who, "1", 600, 900, "2", 900, 2400);

        assertThat(stages(who)).containsExactlyInAnyOrder("0 light", "600 light", "900 deep", "2400 rem");
        assertThat(withdrawn(who)).containsExactly("1800 light");
    }

    private static String linked(String source) {
        String who = "night-owl-" + ++people;
        site.link(source, who, "p-" + who);
        return who;
    }

    private static void garmin(String who, String night) {
        assertThat(site.post("garmin", "sleeps", who, night.replace("{user}", who))
                        .statusCode())
                .isEqualTo(202);
        site.settle();
    }

    /** A night of stages: name, start and end in seconds from its beginning. */
    private static String night(int seconds, String validation, Object... stages) {
        Map<String, List<String>> byName = java.util.stream.IntStream.range(0, stages.length / 3)
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> (String) stages[3 * i],
                        Collectors.mapping(
                                i -> "{\"startTimeInSeconds\": " + (NIGHT + (int) stages[3 * i + 1])
                                        + ", \"endTimeInSeconds\": " + (NIGHT + (int) stages[3 * i + 2]) + "}",
                                Collectors.toList())));
        String levels = byName.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\": " + e.getValue())
                .collect(Collectors.joining(", "));
        return "{\"sleeps\": [{\"userId\": \"{user}\", \"startTimeInSeconds\": " + NIGHT
                + ", \"startTimeOffsetInSeconds\": 3600, \"durationInSeconds\": " + seconds + ", \"validation\": \""
                + validation + "\", \"sleepLevelsMap\": {" + levels + "}}]}";
    }

    private static void withings(String who, Object... stages) {
        String series = java.util.stream.IntStream.range(0, stages.length / 3)
                .mapToObj(i -> "{\"state\": " + stages[3 * i] + ", \"startdate\": " + (NIGHT + (int) stages[3 * i + 1])
                        + ", \"enddate\": " + (NIGHT + (int) stages[3 * i + 2]) + ", \"hash_deviceid\": \"d-" + who
                        + "\"}")
                .collect(Collectors.joining(", "));
        assertThat(site.post("withings", "sleep", who, "{\"status\": 0, \"body\": {\"series\": [" + series + "]}}")
                        .statusCode())
                .isEqualTo(202);
        site.settle();
    }

    private static String newest() {
        try (Store store = site.store()) {
            return store.journal()
                    .messages(new Journal.Query(null, null, null, null, null, null, null, 1))
                    .get(0)
                    .id();
        }
    }

    /** Stages that the chart shows: seconds from the beginning of the night, and name. */
    private static List<String> stages(String who) {
        return told(who, false);
    }

    private static List<String> withdrawn(String who) {
        return told(who, true);
    }

    private static List<String> told(String who, boolean inError) {
        return of(who, "sleep-stage").stream()
                .filter(held -> held.resource().at("/status").asText().equals("entered-in-error") == inError)
                .map(held -> java.time.OffsetDateTime.parse(held.resource()
                                        .at("/effectivePeriod/start")
                                        .asText())
                                .toEpochSecond()
                        - NIGHT
                        + " "
                        + held.resource()
                                .at("/valueCodeableConcept/coding/0/code")
                                .asText())
                .toList();
    }

    private static List<Held> of(String who, String code) {
        return site.observations(code).stream()
                .filter(held -> held.resource().at("/subject").toString().contains("\"p-" + who + "\""))
                .toList();
    }
}
