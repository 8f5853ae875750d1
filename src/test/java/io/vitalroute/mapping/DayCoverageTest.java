package io.vitalroute.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;

import static org.assertj.core.api.Assertions.assertThat;

/** In Oslo the clock goes forward on 29 March 2026 and back on 25 October 2026. */
class DayCoverageTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @ParameterizedTest
    @CsvSource({
        "2026-03-28, PT23H59M, PRELIMINARY",
        "2026-03-28, PT24H, FINAL",
        "2026-03-29, PT22H59M, PRELIMINARY",
        "2026-03-29, PT23H, FINAL",
        "2026-10-25, PT24H, PRELIMINARY",
        "2026-10-25, PT25H, FINAL",
    })
    void the_zone_of_home_says_how_long_the_day_is(LocalDate date, Duration covered, Status status) {
        ZoneOffset midnight = OSLO.getRules().getOffset(date.atStartOfDay(OSLO).toInstant());
        Instant received = date.atStartOfDay(OSLO).plus(covered).toInstant();

        assertThat(DayCoverage.status(day(date, midnight), covered, OSLO, received))
                .isEqualTo(status);
        assertThat(DayCoverage.status(day(date, OSLO), covered, null, received)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "PT23H, PT23H1M, PRELIMINARY",
        "PT23H, PT24H, FINAL",
        "PT22H50M, PT30H, PRELIMINARY",
        "PT24H, PT24H, FINAL",
        "PT24H30M, PT24H31M, PRELIMINARY",
        "PT24H30M, PT26H, FINAL",
        "PT25H, PT25H, FINAL",
    })
    void an_offset_alone_leaves_it_to_the_time_of_receipt(Duration covered, Duration receivedAfter, Status status) {
        TimeFrame.Day day = day(LocalDate.of(2026, 3, 29), ZoneOffset.ofHours(1));

        assertThat(DayCoverage.status(day, covered, null, day.start().plus(receivedAfter)))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"PT23H, PRELIMINARY", "PT24H, FINAL"})
    void a_journey_has_days_of_its_own(Duration covered, Status status) {
        TimeFrame.Day day = day(LocalDate.of(2026, 3, 29), ZoneOffset.ofHours(-5));

        assertThat(DayCoverage.status(day, covered, OSLO, day.start().plus(covered)))
                .isEqualTo(status);
    }

    private static TimeFrame.Day day(LocalDate date, ZoneId zone) {
        return new TimeFrame.Day(date, zone, TimeFrame.OffsetOrigin.SOURCE);
    }
}
