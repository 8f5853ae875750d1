package io.vitalroute.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-14T07:30+01:00,           2026-03-14T07:30:00+01:00",
        "2026-03-14T07:30:05-03:30,        2026-03-14T07:30:05-03:30",
        "2026-03-14T07:30:05.5Z,           2026-03-14T07:30:05.500Z",
        "2026-03-14T07:30:05.000001Z,      2026-03-14T07:30:05.000001Z",
        "2026-03-14T07:30:05.123456789Z,   2026-03-14T07:30:05.123456789Z",
        "2026-12-31T23:59:59+14:00,        2026-12-31T23:59:59+14:00",
        "2026-03-14T07:30:00+15:00,        2026-03-13T16:30:00Z",
        "2026-03-14T07:30:00+00:53:28,     2026-03-14T06:36:32Z"
    })
    void of_time_isFhirDateTimeWithItsOwnOffset(String given, String expected) {
        assertThat(TimeText.of(OffsetDateTime.parse(given))).isEqualTo(expected);
    }

    @Test
    void of_instant_isUtc() {
        assertThat(TimeText.of(Instant.parse("2026-03-14T06:31:07.25Z"))).isEqualTo("2026-03-14T06:31:07.250Z");
    }

    @Test
    void of_date_isTheDateAlone() {
        assertThat(TimeText.of(LocalDate.of(2026, 3, 4))).isEqualTo("2026-03-04");
    }

    @Test
    void of_anyMinuteOfAYear_readsBackAsTheSameMoment() {
        OffsetDateTime time = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHoursMinutes(5, 45));
        for (int i = 0; i < 5000; i++) {
            OffsetDateTime moment = time.plusSeconds(i * 6311L).plusNanos(i * 1_234_567L);
            assertThat(OffsetDateTime.parse(TimeText.of(moment))).isEqualTo(moment);
        }
    }
}
