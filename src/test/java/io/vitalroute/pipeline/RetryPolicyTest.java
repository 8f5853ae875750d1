package io.vitalroute.pipeline;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.pipeline.RetryPolicy.Failure;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final RetryPolicy POLICY =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(7));
    private static final Problem BUSY = Problem.of(ProblemCode.D103_BUSY, Where.of("fhir"), "HTTP 503");

    @ParameterizedTest
    @CsvSource({
        "1, 0.0, 500",
        "1, 0.999, 999",
        "2, 0.0, 1000",
        "3, 0.0, 2000",
        "9, 0.0, 128000",
        "10, 0.0, 150000",
        "60, 0.0, 150000"
    })
    void a_pause_doubles_up_to_the_longest_and_is_half_to_whole_of_it(int attempt, double jitter, long millis) {
        assertThat(POLICY.pause(attempt, jitter)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void the_receivers_Retry_After_counts_where_it_is_later_than_our_pause() {
        Failure failure = new Failure(BUSY, NOON.plusSeconds(90), null);

        Outcome outcome = POLICY.after(failure, 1, NOON, NOON, 0.5);

        assertThat(outcome).isEqualTo(new Outcome.Retry(BUSY, NOON.plusSeconds(90), null));
    }

    @Test
    void a_delivery_that_is_too_old_is_parked_with_the_last_failure() {
        Failure failure = new Failure(BUSY, null, "their words");

        Outcome outcome = POLICY.after(failure, 40, NOON.minus(Duration.ofDays(7)), NOON, 0.5);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Parked.class, parked -> {
            assertThat(parked.problem().code()).isEqualTo(ProblemCode.D105_EXHAUSTED);
            assertThat(parked.problem().message()).contains("40 attempts", "HTTP 503");
            assertThat(parked.receiverText()).isEqualTo("their words");
        });
    }
}
