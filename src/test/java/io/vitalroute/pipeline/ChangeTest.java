package io.vitalroute.pipeline;

import org.junit.jupiter.api.Test;

import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeTest {
    private static final String AT = "2026-03-14T08:00:00+01:00";
    private static final Reading WEIGHT = Readings.of("k", 10, "body-weight", "68.2", AT);

    @Test
    void a_key_never_seen_is_new() {
        assertThat(change(WEIGHT, null)).isEqualTo(Change.NEW);
    }

    @Test
    void the_same_value_is_a_repeat_whatever_its_trailing_zeros() {
        assertThat(change(Readings.of("k", 10, "body-weight", "68.20", AT), known(WEIGHT)))
                .isEqualTo(Change.REPEAT);
        assertThat(change(Readings.of("k", 9, "body-weight", "68.20", AT), known(WEIGHT)))
                .isEqualTo(Change.REPEAT);
    }

    @Test
    void the_same_value_of_a_later_version_goes_nowhere_but_outranks_what_comes_late() {
        Reading again = Readings.of("k", 99, "body-weight", "68.2", AT);

        assertThat(change(again, known(WEIGHT))).isEqualTo(Change.CONFIRMED);
        assertThat(Change.CONFIRMED.isNews()).isTrue();
        assertThat(Change.CONFIRMED.flows()).isFalse();
        assertThat(change(Readings.of("k", 50, "body-weight", "70", AT), known(again)))
                .isEqualTo(Change.SUPERSEDED);
    }

    @Test
    void what_was_withdrawn_before_it_came_goes_nowhere_on_a_replay_either() {
        Reading withdrawn = WEIGHT.withStatus(Status.ENTERED_IN_ERROR);
        Ledger.Known remembered =
                new Ledger.Known(10, Readings.RECEIVED, Change.NEVER_CAME, Status.ENTERED_IN_ERROR, null);

        assertThat(change(withdrawn, null)).isEqualTo(Change.WITHDRAWN);
        assertThat(change(withdrawn, remembered)).isEqualTo(Change.WITHDRAWN);
        assertThat(Change.WITHDRAWN.flows()).isFalse();
        assertThat(change(Readings.of("k", 9, "body-weight", "68.2", AT), remembered))
                .isEqualTo(Change.SUPERSEDED);
        assertThat(change(Readings.of("k", 11, "body-weight", "68.2", AT), remembered))
                .isEqualTo(Change.CORRECTED);
    }

    @Test
    void a_time_of_receipt_is_no_version_worth_noting() {
        Reading received = Readings.of("k", Readings.RECEIVED.toEpochMilli(), "body-weight", "68.2", AT);

        assertThat(change(received, known(WEIGHT))).isEqualTo(Change.REPEAT);
    }

    @Test
    void another_value_of_a_later_or_equal_version_corrects() {
        assertThat(change(Readings.of("k", 11, "body-weight", "69", AT), known(WEIGHT)))
                .isEqualTo(Change.CORRECTED);
        assertThat(change(Readings.of("k", 10, "body-weight", "69", AT), known(WEIGHT)))
                .isEqualTo(Change.CORRECTED);
    }

    @Test
    void of_equal_versions_the_one_received_later_stands_in_whatever_order_they_are_worked_on() {
        Ledger.Known later =
                new Ledger.Known(10, Readings.RECEIVED.plusSeconds(1), Change.fingerprint(WEIGHT), Status.FINAL, null);

        assertThat(change(Readings.of("k", 10, "body-weight", "69", AT), later)).isEqualTo(Change.SUPERSEDED);
        assertThat(change(Readings.of("k", 11, "body-weight", "69", AT), later)).isEqualTo(Change.CORRECTED);
    }

    @Test
    void another_value_of_an_earlier_version_is_superseded() {
        assertThat(change(Readings.of("k", 9, "body-weight", "69", AT), known(WEIGHT)))
                .isEqualTo(Change.SUPERSEDED);
    }

    @Test
    void another_time_corrects_too() {
        Reading moved = Readings.of("k", 11, "body-weight", "68.2", "2026-03-14T09:00:00+01:00");

        assertThat(change(moved, known(WEIGHT))).isEqualTo(Change.CORRECTED);
    }

    @Test
    void a_withdrawal_deletes_what_is_known_and_is_remembered_of_what_is_not() {
        Reading withdrawn = WEIGHT.withStatus(Status.ENTERED_IN_ERROR);

        assertThat(change(withdrawn, known(WEIGHT))).isEqualTo(Change.DELETED);
        assertThat(change(withdrawn, null)).isEqualTo(Change.WITHDRAWN);
        assertThat(change(WEIGHT, new Ledger.Known(11, Readings.RECEIVED, "", Status.ENTERED_IN_ERROR, null)))
                .isEqualTo(Change.SUPERSEDED);
    }

    @Test
    void only_what_was_final_is_amended() {
        Ledger.Known preliminary = new Ledger.Known(1, Readings.RECEIVED, "", Status.PRELIMINARY, null);

        assertThat(Change.status(WEIGHT, known(WEIGHT))).isEqualTo(Status.AMENDED);
        assertThat(Change.status(WEIGHT, preliminary)).isEqualTo(Status.FINAL);
        assertThat(Change.status(WEIGHT, null)).isEqualTo(Status.FINAL);
    }

    private static Change change(Reading reading, Ledger.Known known) {
        return Change.of(reading, Change.fingerprint(reading), null, known);
    }

    private static Ledger.Known known(Reading reading) {
        return new Ledger.Known(
                reading.version(), reading.origin().receivedAt(), Change.fingerprint(reading), reading.status(), null);
    }
}
