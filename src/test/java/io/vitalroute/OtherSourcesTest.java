package io.vitalroute;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.camel.operations.Conservation;
import io.vitalroute.identity.Links;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.hl7.ReceivedMessage;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** One thing that several sources tell reaches the chart once, in whatever order they come. */
class OtherSourcesTest {
    private static final String WEIGHT = "29463-7";
    private static final long MORNING = 1_773_471_600;
    private static final DateTimeFormatter APPLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);
    private static final String WATCH = "Robin\u2019s Apple\u00a0Watch";
    private static final String PHONE = "Robin\u2019s iPhone";

    @TempDir
    private static Path folder;

    private static Installation site;
    private static int people;

    @BeforeAll
    static void start() {
        site = Installation.in(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        try (Store store = site.store()) {
            assertThat(Conservation.of(store.journal().figures(Instant.now())).values())
                    .as("received = delivered + filtered + parked + on the way")
                    .isNotEmpty()
                    .containsOnly(0L);
        }
        site.close();
    }

    @Test
    void a_weight_of_the_scale_and_its_copy_in_Apple_Health_are_one_Observation_and_one_message() {
        String who = linked("withings", "apple-health");
        withings(who, 7, 1, 71_250);

        export(who, record("BodyMass", "Withings", MORNING, MORNING, "kg", "71.25"));

        assertThat(told(who, WEIGHT)).containsExactly("71.25 kg final withings");
        assertThat(orus(who))
                .singleElement()
                .satisfies(oru -> assertThat(oru.text()).contains("|71.250|kg^"));
        Journal.ReadingLine line = newest().readings().get(0);
        assertThat(line.state()).isEqualTo("filtered");
        assertThat(line.stands()).isNotNull().satisfies(stands -> {
            assertThat(stands.source()).isEqualTo("withings " + who);
            assertThat(stands.status()).isEqualTo("final");
        });
        assertThat(newest().message().readings()).containsEntry("filtered", 1);
    }

    @Test
    void the_copy_that_came_first_stays_and_nothing_is_made_anew() {
        String who = linked("withings", "apple-health");
        export(who, record("BodyMass", "Withings", MORNING, MORNING, "lb", "157.08"));

        withings(who, 7, 1, 71_250);

        assertThat(told(who, WEIGHT)).containsExactly("71.25 kg final apple-health");
        assertThat(orus(who)).hasSize(1);
        assertThat(observations(who, WEIGHT)).allMatch(held -> held.version() == 1);
    }

    @Test
    void another_weight_at_the_time_and_the_same_weight_at_another_time_are_readings_of_their_own() {
        String who = linked("withings", "apple-health");
        withings(who, 7, 1, 71_250);

        export(
                who,
                record("BodyMass", "Withings", MORNING, MORNING, "kg", "71.75"),
                record("BodyMass", "Withings", MORNING + 600, MORNING + 600, "kg", "71.25"));

        assertThat(told(who, WEIGHT)).hasSize(3);
    }

    @Test
    void a_filtered_reading_that_is_corrected_takes_the_place_of_its_stale_copy() {
        String who = linked("withings", "apple-health");
        export(who, record("BodyMass", "Withings", MORNING, MORNING, "kg", "71.25"));
        withings(who, 7, 1, 71_250);

        withings(who, 7, 2, 68_500);

        assertThat(told(who, WEIGHT))
                .containsExactlyInAnyOrder("71.25 kg entered-in-error apple-health", "68.5 kg final withings");
        assertThat(results(orus(who).get(orus(who).size() - 1))).containsExactlyInAnyOrder("D", "F");
    }

    @Test
    void what_was_filtered_stays_so_when_all_of_it_is_told_again() {
        String who = linked("withings", "apple-health");
        withings(who, 7, 1, 71_250);
        String copy = record("BodyMass", "Withings", MORNING, MORNING, "kg", "71.25");
        export(who, copy);

        export(who, copy, record("BodyMass", "Withings", MORNING + 86_400, MORNING + 86_400, "kg", "71.5"));
        replay();

        assertThat(told(who, WEIGHT))
                .containsExactlyInAnyOrder("71.25 kg final withings", "71.5 kg amended apple-health");
    }

    @Test
    void steps_of_the_phone_are_taken_back_where_the_watch_counted_them_too() {
        String who = linked("apple-health");
        export(who, steps(PHONE, 0, 600, 480), steps(PHONE, 600, 1200, 510), steps(PHONE, 5000, 5600, 60));

        export(who, steps(WATCH, 300, 900, 700));

        assertThat(standing(who, "55423-8")).containsExactlyInAnyOrder("60", "700");
        assertThat(told(who, "55423-8"))
                .filteredOn(t -> t.contains("entered-in-error"))
                .hasSize(2);
    }

    @Test
    void steps_of_the_phone_that_come_after_the_watch_are_filtered() {
        String who = linked("apple-health");
        export(who, steps(WATCH, 300, 900, 700));

        export(who, steps(PHONE, 0, 600, 480), steps(PHONE, 600, 1200, 510), steps(PHONE, 5000, 5600, 60));

        assertThat(standing(who, "55423-8")).containsExactlyInAnyOrder("60", "700");
        assertThat(told(who, "55423-8")).hasSize(2);
    }

    @Test
    void phone_and_watch_in_one_export_are_never_added_up() {
        String who = linked("apple-health");

        export(who, steps(PHONE, 0, 600, 480), steps(WATCH, 30, 570, 450), steps("Connect", 60, 500, 430));

        assertThat(told(who, "55423-8"))
                .singleElement()
                .satisfies(t -> assertThat(t).startsWith("450 "));
    }

    @Test
    void of_a_day_the_better_source_stands_whichever_came_first() {
        String first = linked("withings", "garmin");
        withingsDay(first, 8412);
        garminDay(first, 8127);
        String second = linked("withings", "garmin");
        garminDay(second, 8127);
        withingsDay(second, 8412);

        assertThat(standing(first, "41950-7")).containsExactly("8127");
        assertThat(told(first, "41950-7"))
                .containsExactlyInAnyOrder("8412 /d entered-in-error withings", "8127 /d final garmin");
        assertThat(told(second, "41950-7")).containsExactly("8127 /d final garmin");
    }

    @Test
    void a_total_that_grows_during_the_day_stays_the_one_that_stands() {
        String who = linked("withings", "garmin");
        garminDay(who, 4100);
        withingsDay(who, 8412);

        garminDay(who, 8127);

        assertThat(standing(who, "41950-7")).containsExactly("8127");
        assertThat(told(who, "41950-7")).hasSize(1);
    }

    @Test
    void a_night_that_is_taken_back_sets_free_what_stood_behind_it() {
        String who = linked("garmin", "apple-health");
        garminNight(who, "AUTO_FINAL");
        export(who, sleep("AsleepDeep", 300, 900));
        assertThat(told(who, "sleep-stage")).hasSize(1);

        garminNight(who, "OFF_WRIST");

        assertThat(told(who, "sleep-stage"))
                .containsExactlyInAnyOrder("light entered-in-error garmin", "deep final apple-health");
    }

    @Test
    void RMSSD_and_SDNN_are_never_merged() {
        String who = linked("garmin", "apple-health");
        site.post("garmin", "hrv", who, """
                {"hrv": [{"userId": "%s", "lastNightAvg": 41, "startTimeInSeconds": %d,
                  "startTimeOffsetInSeconds": 0, "durationInSeconds": 60}]}
                """.formatted(who, MORNING));
        site.settle();

        export(who, record("HeartRateVariabilitySDNN", WATCH, MORNING, MORNING + 60, "ms", "41"));

        assertThat(told(who, "hrv-rmssd")).containsExactly("41 ms final garmin");
        assertThat(told(who, "80404-7")).containsExactly("41 ms final apple-health");
    }

    @Test
    void of_equal_readings_that_come_at_one_instant_by_two_ways_exactly_one_goes_out() {
        String who = linked("withings", "apple-health");
        List<Runnable> posts = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> {
            long at = MORNING + 3_600L * i;
            posts.add(() -> post("withings", "measures", who, measures(who, 100 + i, 1, at, 70_000 + 100 * i)));
            posts.add(() -> post(
                    "apple-health",
                    "export",
                    who,
                    document(record(
                            "BodyMass",
                            "Withings",
                            at,
                            at,
                            "kg",
                            new BigDecimal(70_000 + 100 * i).movePointLeft(3).toPlainString()))));
        });
        ExecutorService senders = Executors.newFixedThreadPool(8);
        CompletableFuture.allOf(posts.stream()
                        .map(post -> CompletableFuture.runAsync(post, senders))
                        .toArray(CompletableFuture[]::new))
                .join();
        senders.shutdown();
        site.settle();

        assertThat(told(who, WEIGHT)).hasSize(20);
    }

    @Test
    void a_patient_whose_other_account_was_unlinked_is_still_not_told_twice() {
        String who = linked("withings", "apple-health");
        withings(who, 7, 1, 71_250);
        try (Store store = site.store()) {
            store.links().unlink(new Links.Account("withings", who));
        }

        export(who, record("BodyMass", "Withings", MORNING, MORNING, "kg", "71.25"));

        assertThat(told(who, WEIGHT)).hasSize(1);
    }

    @Test
    void two_patients_with_one_weight_are_two() {
        String one = linked("withings");
        String other = linked("apple-health");
        withings(one, 7, 1, 71_250);

        export(other, record("BodyMass", "Withings", MORNING, MORNING, "kg", "71.25"));

        assertThat(told(one, WEIGHT)).hasSize(1);
        assertThat(told(other, WEIGHT)).hasSize(1);
    }

    private static String linked(String... sources) {
        String who = "walker-" + ++people;
        for (String source : sources) {
            site.link(source, who, "p-" + who);
        }
        return who;
    }

    private static void withings(String who, int group, int version, int grams) {
        post("withings", "measures", who, measures(who, group, version, MORNING, grams));
        site.settle();
    }

    private static String measures(String who, int group, int version, long at, int grams) {
        return """
                {"status": 0, "body": {"timezone": "Europe/Zurich", "measuregrps": [{"grpid": %d, "attrib": 0, "date": %d,
                  "modified": %d, "category": 1, "deviceid": "d-%s", "measures": [{"value": %d, "type": 1, "unit": -3}]}]}}
                """.formatted(group, at, at + version, who, grams);
    }

    private static void withingsDay(String who, int steps) {
        post("withings", "activity", who, """
                {"status": 0, "body": {"activities": [{"date": "2026-03-14", "timezone": "Europe/Zurich",
                  "modified": 1773530000, "steps": %d}]}}
                """.formatted(steps));
        site.settle();
    }

    private static void garminDay(String who, int steps) {
        post("garmin", "dailies", who, """
                {"dailies": [{"userId": "%s", "summaryId": "x-%d", "calendarDate": "2026-03-14", "steps": %d,
                  "durationInSeconds": %d, "startTimeInSeconds": 1773442800, "startTimeOffsetInSeconds": 3600}]}
                """.formatted(who, steps, steps, 10 * steps + 5_130));
        site.settle();
    }

    private static void garminNight(String who, String validation) {
        post("garmin", "sleeps", who, """
                {"sleeps": [{"userId": "%s", "startTimeInSeconds": %d, "startTimeOffsetInSeconds": 3600,
                  "durationInSeconds": 1200, "validation": "%s", "sleepLevelsMap": {"light":
                  [{"startTimeInSeconds": %d, "endTimeInSeconds": %d}]}}]}
                """.formatted(who, MORNING, validation, MORNING, MORNING + 1200));
        site.settle();
    }

    private static void export(String who, String... records) {
        post("apple-health", "export", who, document(records));
        site.settle();
    }

    private static String document(String... records) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData locale=\"de_CH\">\n"
                + String.join("\n", records) + "\n</HealthData>\n";
    }

    private static String steps(String source, int from, int to, int count) {
        return record("StepCount", source, MORNING + from, MORNING + to, "count", Integer.toString(count));
    }

    private static String sleep(String stage, int from, int to) {
        return "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" sourceName=\"" + WATCH + "\" startDate=\""
                + apple(MORNING + from) + "\" endDate=\"" + apple(MORNING + to)
                + "\" value=\"HKCategoryValueSleepAnalysis" + stage + "\"/>";
    }

    private static String record(String type, String source, long from, long to, String unit, String value) {
        return "<Record type=\"HKQuantityTypeIdentifier" + type + "\" sourceName=\"" + source + "\" unit=\"" + unit
                + "\" startDate=\"" + apple(from) + "\" endDate=\"" + apple(to) + "\" value=\"" + value + "\"/>";
    }

    private static String apple(long seconds) {
        return APPLE.format(OffsetDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.ofHours(1)));
    }

    private static void post(String source, String stream, String who, String body) {
        assertThat(site.post(source, stream, who, body).statusCode()).isEqualTo(202);
    }

    private static void replay() {
        try (Store store = site.store()) {
            assertThat(store.journal().replay(newest().message().id(), null)).isTrue();
        }
        site.settle();
    }

    private static Journal.Detail newest() {
        try (Store store = site.store()) {
            Journal journal = store.journal();
            String id = journal.messages(new Journal.Query(null, null, null, null, null, null, null, 1))
                    .get(0)
                    .id();
            return journal.message(id).orElseThrow();
        }
    }

    /** What the chart holds of a person: value, unit, status, source. */
    private static List<String> told(String who, String code) {
        return observations(who, code).stream()
                .map(held -> value(held) + " " + held.resource().at("/status").asText() + " " + source(held))
                .toList();
    }

    /** Numbers that stand. */
    private static List<String> standing(String who, String code) {
        return told(who, code).stream()
                .filter(t -> !t.contains("entered-in-error"))
                .map(t -> t.substring(0, t.indexOf(' ')))
                .toList();
    }

    private static String value(Held held) {
        var quantity = held.resource().at("/valueQuantity");
        return quantity.isMissingNode()
                ? held.resource().at("/valueCodeableConcept/coding/0/code").asText()
                : quantity.at("/value").decimalValue().stripTrailingZeros().toPlainString() + " "
                        + quantity.at("/code").asText().replaceAll("\\{.*?}", "");
    }

    private static String source(Held held) {
        String source = held.resource().at("/meta/source").asText();
        return List.of("withings", "garmin", "apple-health").stream()
                .filter(source::contains)
                .collect(Collectors.joining());
    }

    private static List<Held> observations(String who, String code) {
        return site.observations(code).stream()
                .filter(held -> held.resource().at("/subject").toString().contains("\"p-" + who + "\""))
                .toList();
    }

    private static List<ReceivedMessage> orus(String who) {
        return site.hl7.taken().stream()
                .filter(message -> message.text().contains("|p-" + who + "^"))
                .toList();
    }

    /** OBX-11 of each result. */
    private static List<String> results(ReceivedMessage message) {
        return message.segments("OBX").stream()
                .map(obx -> obx.split("\\|", -1)[11])
                .toList();
    }
}
