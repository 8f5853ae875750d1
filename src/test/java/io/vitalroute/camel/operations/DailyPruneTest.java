package io.vitalroute.camel.operations;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When retention is due: once after each time of day, in UTC, also where that time passed while no engine ran. */
class DailyPruneTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-02T02:59:59Z, 2026-03-01T03:00:00Z, false",
        "2026-03-02T03:00:00Z, 2026-03-01T03:00:00Z, true",
        "2026-03-02T03:00:00Z, 2026-03-02T03:00:00Z, false",
        "2026-03-02T08:00:00Z, 2026-03-01T03:00:05Z, true",
        "2026-03-02T08:00:00Z, 2026-03-02T03:00:05Z, false",
        "2026-03-02T01:00:00Z, 2026-02-28T23:00:00Z, true",
        "2026-03-02T01:00:00Z, , true",
    })
    void due(Instant now, Instant last, boolean due) {
        assertThat(DailyPrune.isDue(now, Optional.ofNullable(last), LocalTime.of(3, 0)))
                .isEqualTo(due);
    }
}
