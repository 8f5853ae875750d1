package io.vitalroute.camel;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.vitalroute.camel.OutboxEndpoint.Delivering;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.RetryPolicy;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-03-14T08:00:00Z");
    private static final RetryPolicy RETRY =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(7));

    private final Pace pace = new Pace(new Delivering(2, RETRY, 3, Duration.ofMinutes(2), true));

    @Test
    void in_hand_are_more_than_on_the_wire_and_both_are_bounded() {
        assertThat(pace.room(0, NOW)).isEqualTo(16);
        pace.claimed(16);
        assertThat(pace.room(0, NOW)).isZero();

        pace.sent();
        assertThat(pace.maySend(NOW)).isTrue();
        pace.sent();
        assertThat(pace.maySend(NOW)).isFalse();

        pace.answered(new Outcome.Delivered(null), NOW);
        assertThat(pace.maySend(NOW)).isTrue();
        assertThat(pace.room(0, NOW)).isZero();
        pace.done();
        assertThat(pace.room(0, NOW)).isEqualTo(1);
    }

    @Test
    void nothing_is_claimed_while_enough_waits_to_be_sent() {
        assertThat(pace.room(2, NOW)).isZero();
        assertThat(pace.room(1, NOW)).isEqualTo(16);
    }

    @Test
    void after_failures_in_a_row_one_at_a_time_probes_in_growing_pauses_until_an_answer_comes() {
        fail(NOW);
        fail(NOW);
        assertThat(pace.isBroken()).isFalse();
        fail(NOW);

        assertThat(pace.isBroken()).isTrue();
        assertThat(pace.maySend(NOW.plusMillis(499))).isFalse();
        assertThat(pace.room(0, NOW.plusMillis(499))).isZero();
        Instant later = NOW.plusMillis(500);
        assertThat(pace.room(0, later)).isEqualTo(1);
        assertThat(pace.maySend(later)).isTrue();
        fail(later);
        assertThat(pace.maySend(later.plusMillis(999))).isFalse();
        assertThat(pace.maySend(later.plusMillis(1000))).isTrue();

        pace.sent();
        pace.answered(new Outcome.Delivered(null), later.plusMillis(1000));

        assertThat(pace.isBroken()).isFalse();
        assertThat(pace.room(0, later)).isEqualTo(16);
    }

    private void fail(Instant now) {
        Problem problem = Problem.of(ProblemCode.D102_NO_ANSWER, Where.of("ehr"), "no answer");
        pace.sent();
        pace.answered(new Outcome.Retry(problem, now, null), now);
    }
}
