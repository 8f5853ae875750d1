package io.vitalroute.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.vitalroute.identity.Links;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Ledger;
import io.vitalroute.pipeline.Ledger.Around;
import io.vitalroute.pipeline.Ledger.Known;
import io.vitalroute.pipeline.Ledger.Neighbour;
import io.vitalroute.pipeline.Ledger.Standing;
import io.vitalroute.pipeline.Work;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;

import static org.assertj.core.api.Assertions.assertThat;

/** What several sources tell of the same patient, metric and time. */
abstract class NeighbourContract extends StoreKit {
    private static final Standing BEHIND = new Standing("watch", "k1", false);

    @Test
    void around_a_time_is_all_that_holds_at_it() {
        Inbox.Job job = job("a");
        accept(
                job,
                entry(at("moment", 0, job), Standing.ALONE),
                entry(at("later", 61, job), Standing.ALONE),
                entry(span("reaches-in", -3_600, 5, job), Standing.ALONE),
                entry(span("ended-before", -3_600, -61, job), Standing.ALONE),
                entry(at("behind", 3, job), BEHIND),
                entry(at("in-error", 4, job).withStatus(Reading.Status.ENTERED_IN_ERROR), Standing.ALONE),
                entry(at("made-by-us", 5, job), new Standing(Standing.SUMMARY, null, true)),
                entry(day("day", job), Standing.ALONE));

        assertThat(around(-60, 60))
                .extracting(Neighbour::key)
                .containsExactly("behind", "in-error", "moment", "reaches-in");
        assertThat(around(-13 * 3_600, -11 * 3_600)).singleElement().satisfies(found -> {
            assertThat(found.key()).isEqualTo("day");
            assertThat(found.day()).isEqualTo(LocalDate.of(2026, 3, 1));
        });
        assertThat(store.ledger().around(question("p2", -60, 60))).isEmpty();
    }

    @Test
    void a_neighbour_has_everything_but_its_value() {
        Inbox.Job job = job("a");
        Reading reading = span("k2", 0, 90, job);
        accept(job, entry(reading, BEHIND));

        assertThat(around(0, 1))
                .containsExactly(new Neighbour(
                        "k2",
                        "withings",
                        "user-7",
                        Sample.NOON,
                        Sample.NOON.plusSeconds(90),
                        null,
                        true,
                        known(reading, BEHIND)));
        assertThat(store.ledger().known(List.of("k2"))).containsEntry("k2", known(reading, BEHIND));
    }

    @Test
    void bound_is_a_reading_and_what_stands_behind_it_wherever_it_lies() {
        Inbox.Job job = job("a");
        accept(
                job,
                entry(at("k1", 0, job), Standing.ALONE),
                entry(at("k2", 9_000, job), BEHIND),
                entry(at("k3", 0, job), Standing.ALONE));

        assertThat(store.ledger().bound(Sample.patient("p1"), Sample.WEIGHT, List.of("k1")))
                .extracting(Neighbour::key)
                .containsExactly("k1", "k2");
    }

    @Test
    void what_stands_behind_another_is_no_part_of_a_series() {
        Inbox.Job job = job("a");
        accept(
                job,
                entry(at("k1", 0, job), Standing.ALONE),
                entry(at("k2", 1, job), BEHIND),
                entry(at("k3", 2, job), new Standing(Standing.SUMMARY, null, true)));

        assertThat(store.ledger().series(Sample.patient("p1"), Sample.WEIGHT, Sample.NOON, Sample.NOON.plusSeconds(9)))
                .extracting(Reading::key)
                .containsExactly("k1");
    }

    @Test
    void a_reading_moves_behind_another_and_back_and_keeps_all_else() {
        Inbox.Job job = job("a");
        Reading reading = at("k2", 0, job);
        accept(job, entry(reading, Standing.ALONE));

        assertThat(move("b", reading, Standing.ALONE, new Standing(null, "k1", true)))
                .isTrue();
        assertThat(move("c", reading, Standing.ALONE, new Standing(null, "k9", true)))
                .as("moved meanwhile")
                .isFalse();
        assertThat(known("k2")).isEqualTo(known(reading, new Standing(null, "k1", true)));
        assertThat(move("d", reading, new Standing(null, "k1", true), Standing.ALONE))
                .isTrue();
        assertThat(known("k2")).isEqualTo(known(reading, Standing.ALONE));
        assertThat(store.ledger().readings(List.of("k2"), name -> Sample.WEIGHT))
                .singleElement()
                .satisfies(line -> assertThat(line.reading()).isEqualTo(reading));
    }

    @Test
    void work_that_did_not_see_what_lies_beside_it_writes_nothing() {
        Around question = question("p1", -60, 60);
        List<Neighbour> nothing = store.ledger().around(question);
        Inbox.Job first = job("a");
        accept(first, entry(at("k1", 0, first), Standing.ALONE));
        Inbox.Job second = job("b");
        Work.Entry entry = entry(at("k2", 0, second), Standing.ALONE);

        assertThat(commit(work(second, List.of(entry), beside(question, nothing))))
                .isFalse();
        assertThat(store.ledger().known(List.of("k2"))).isEmpty();
        assertThat(commit(work(
                        second, List.of(entry), beside(question, store.ledger().around(question)))))
                .isTrue();
    }

    @Test
    void work_that_saw_a_reading_stand_that_moved_meanwhile_writes_nothing() {
        Inbox.Job first = job("a");
        Reading reading = at("k1", 0, first);
        accept(first, entry(reading, Standing.ALONE));
        Around question = question("p1", -60, 60);
        List<Neighbour> before = store.ledger().around(question);
        move("b", reading, Standing.ALONE, new Standing(null, "k9", true));
        Inbox.Job third = job("c");

        assertThat(commit(work(third, List.of(), beside(question, before)))).isFalse();
    }

    @Test
    void work_that_took_a_patient_for_one_of_a_single_account_writes_nothing_once_there_is_another() {
        link("withings", "user-7");
        Inbox.Job job = job("a");
        Work.Entry entry = entry(at("k1", 0, job), Standing.ALONE);
        Work.Beside single =
                new Work.Beside(Map.of(Sample.patient("p1").primary().toString(), 1), List.of(), List.of());
        link("apple-health", "phone");

        assertThat(commit(work(job, List.of(entry), single))).isFalse();
        assertThat(accounts("withings", "user-7")).isEqualTo(2);
    }

    @Test
    void an_account_that_is_unlinked_counts_still_since_its_readings_stay() {
        link("withings", "user-7");
        link("apple-health", "phone");
        store.links().unlink(new Links.Account("apple-health", "phone"));

        assertThat(accounts("withings", "user-7")).isEqualTo(2);
    }

    @Test
    void a_message_shows_which_reading_stands_in_the_place_of_another() {
        Inbox.Job job = job("a");
        accept(
                job,
                entry(at("k1", 0, job), Standing.ALONE),
                entry(at("k2", 0, job), BEHIND),
                entry(at("k3", 0, job), new Standing(null, "gone", false)));

        Map<String, Journal.ReadingLine> lines =
                store.journal().message(job.payload().id()).orElseThrow().readings().stream()
                        .collect(java.util.stream.Collectors.toMap(Journal.ReadingLine::key, line -> line));
        assertThat(lines.get("k1").state()).isEqualTo("accepted");
        assertThat(lines.get("k1").stands()).isNull();
        assertThat(lines.get("k2").state()).isEqualTo("filtered");
        assertThat(lines.get("k2").stands()).isEqualTo(new Journal.StandIn("k1", "withings user-7", "final"));
        assertThat(lines.get("k3").stands()).isEqualTo(new Journal.StandIn("gone", null, null));
    }

    private boolean move(String payload, Reading reading, Standing from, Standing to) {
        Work.Moved moved = new Work.Moved(reading.key(), known(reading, from), to);
        return commit(work(job(payload), List.of(), new Work.Beside(Map.of(), List.of(), List.of(moved))));
    }

    private void accept(Inbox.Job job, Work.Entry... entries) {
        assertThat(commit(work(job, List.of(entries), Work.Beside.NONE))).isTrue();
    }

    private static Work.Beside beside(Around question, List<Neighbour> found) {
        return new Work.Beside(Map.of(), List.of(new Work.Seen(question, found)), List.of());
    }

    private static Work work(Inbox.Job job, List<Work.Entry> entries, Work.Beside beside) {
        Work plain = Sample.work(job, entries, List.of(), List.of());
        return new Work(job, 1, true, entries, List.of(), beside, List.of(), List.of(), List.of(), plain.tally());
    }

    private List<Neighbour> around(int from, int to) {
        return store.ledger().around(question("p1", from, to));
    }

    private static Around question(String patient, int from, int to) {
        return new Around(
                Sample.patient(patient), Sample.WEIGHT, Sample.NOON.plusSeconds(from), Sample.NOON.plusSeconds(to));
    }

    private static Work.Entry entry(Reading reading, Standing standing) {
        Work.Entry plain = Sample.entry(reading, "p1", (Known) null);
        return new Work.Entry(plain.reading(), null, plain.fingerprint(), null, standing);
    }

    private @Nullable Known known(String key) {
        return store.ledger().known(List.of(key)).get(key);
    }

    private static Known known(Reading reading, Standing standing) {
        Known plain = Sample.known(reading);
        return new Ledger.Known(
                plain.version(), plain.receivedAt(), plain.fingerprint(), plain.status(), null, standing);
    }

    private void link(String source, String account) {
        store.links()
                .link(List.of(new Links.Link(
                        new Links.Account(source, account), Sample.patient("p1"), ZoneOffset.UTC, Sample.NOON)));
    }

    private int accounts(String source, String account) {
        return store.links()
                .find(new Links.Account(source, account))
                .orElseThrow()
                .accounts();
    }

    private static Reading at(String key, int seconds, Inbox.Job job) {
        return with(Sample.reading(key, 1, "70.1", job), new TimeFrame.At(time(seconds), OffsetOrigin.SOURCE));
    }

    private static Reading span(String key, int from, int to, Inbox.Job job) {
        return with(
                Sample.reading(key, 1, "70.1", job), new TimeFrame.During(time(from), time(to), OffsetOrigin.SOURCE));
    }

    private static Reading day(String key, Inbox.Job job) {
        return with(
                Sample.reading(key, 1, "70.1", job),
                new TimeFrame.Day(LocalDate.of(2026, 3, 1), ZoneId.of("UTC"), OffsetOrigin.SOURCE));
    }

    private static OffsetDateTime time(int seconds) {
        Instant time = Sample.NOON.plus(Duration.ofSeconds(seconds));
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Reading with(Reading reading, TimeFrame time) {
        return new Reading(
                reading.key(),
                reading.version(),
                reading.metric(),
                reading.value(),
                time,
                reading.origin(),
                reading.status());
    }
}
