package io.vitalroute.mapping.time;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TimeFormatTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T07:05:09+01:00, 2026-01-31T07:05:09+01:00 wearer",
        "2026-01-31 07:05:09 +0100, 2026-01-31T07:05:09+01:00 wearer",
        "2026-01-31T07:05:09-0330, 2026-01-31T07:05:09-03:30 wearer",
        "2026-01-31T07:05:09+01, 2026-01-31T07:05:09+01:00 wearer",
        "2026-01-31T07:05:09+00:00, 2026-01-31T07:05:09Z wearer",
        "2026-01-31T07:05:09-00:00, 2026-01-31T07:05:09Z",
        "2026-01-31T07:05:09Z, 2026-01-31T07:05:09Z",
        "2026-01-31T07:05Z, 2026-01-31T07:05Z",
        "2026-01-31T07:05:09.250Z, 2026-01-31T07:05:09.250Z",
        "2026-01-31T07:05:09.123456789Z, 2026-01-31T07:05:09.123456789Z",
        "2026-01-31 07:05:09, 2026-01-31T07:05:09 local",
        "2026-01-31, 2026-01-31T00:00 local date",
        "2024-02-29, 2024-02-29T00:00 local date"
    })
    void iso_as_vendors_write_it(String text, String expected) {
        assertThat(read("iso", "\"" + text + "\"")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-13-01",
                "2025-02-29",
                "2026-01-31T",
                "2026-01-31T7:05",
                "2026-01-31T24:00:00Z",
                "2026-01-31T07:60:00Z",
                "2026-01-31T07:05:09.Z",
                "2026-01-31T07:05:09.1234567890Z",
                "2026-01-31T07:05:09+1",
                "2026-01-31T07:05:09+25:00",
                "2026-01-31T07:05:09 UTC",
                "2026-01-31T07:05:09Zx",
                "31.01.2026",
                "2026-01-31x07:05:09",
                "\u0662026-01-31"
            })
    void what_is_not_iso_is_nothing(String text) {
        assertThat(read("iso", "\"" + text + "\"")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-seconds, 1767254400, 2026-01-01T08:00Z",
        "epoch-seconds, \"1767254400\", 2026-01-01T08:00Z",
        "epoch-seconds, 1767254400.25, 2026-01-01T08:00:00.250Z",
        "epoch-millis, 1767254400001, 2026-01-01T08:00:00.001Z",
        "local-epoch-seconds, 1767254400, 2026-01-01T08:00 local",
        "epoch-seconds, 0, 1970-01-01T00:00Z"
    })
    void epochs(String format, String json, String expected) {
        assertThat(read(format, json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.5",
                "true",
                "\"soon\"",
                "99999999999999",
                "9223372036854775807",
                "1e60",
                "{}",
                "\"NaN\""
            })
    void what_is_no_epoch_is_nothing(String json) {
        assertThat(read("epoch-seconds", json)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd h:mm:ss a Z, 2026-01-31 7:05:09\u202fPM +0800, 2026-01-31T19:05:09+08:00 wearer",
        "yyyy-MM-dd hh:mm:ss a Z, 2026-01-31 12:05:09 am +0800, 2026-01-31T00:05:09+08:00 wearer",
        "yyyy-MM-dd h:mm a, 2026-01-31 12:05 PM, 2026-01-31T12:05 local",
        "M/d/yyyy h:mm:ss a, 1/3/2026 1:02:03 AM, 2026-01-03T01:02:03 local",
        "dd MMM yyyy HH:mm, 03 Dec 2026 14:05, 2026-12-03T14:05 local",
        "yyyyMMdd'T'HHmmssZ, 20260131T070509Z, 2026-01-31T07:05:09Z",
        "yyyy-MM-dd HH:mm:ss.SSS, 2026-01-31 07:05:09.25, 2026-01-31T07:05:09.250 local",
        "dd.MM.yyyy, 31.01.2026, 2026-01-31T00:00 local date",
        "MM/dd/yy HH:mm:ss, 01/31/26 07:05:09, 2026-01-31T07:05:09 local"
    })
    void patterns(String pattern, String text, String expected) {
        assertThat(read(pattern, "\"" + text + "\"")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd h:mm a, 2026-01-31 13:05 PM",
        "yyyy-MM-dd h:mm a, 2026-01-31 0:05 PM",
        "yyyy-MM-dd h:mm a, 2026-01-31 1:05 XM",
        "dd MMM yyyy, 03 Dez 2026",
        "dd.MM.yyyy, 31.02.2026",
        "dd.MM.yyyy, 31.01.2026 7",
        "yyyy-MM-dd HH:mm Z, 2026-01-31 07:05"
    })
    void what_does_not_fit_a_pattern_is_nothing(String pattern, String text) {
        assertThat(read(pattern, "\"" + text + "\"")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HH:mm",
                "yyyy-MM",
                "yyy-MM-dd",
                "yyyy-MM-dd h:mm",
                "yyyy-MM-dd a",
                "yyyy-MM-dd'T",
                "iso8601",
                "QQQ"
            })
    void a_pattern_that_is_none_is_refused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeFormat.of(pattern));
    }

    @Test
    void offsets() {
        assertThat(Offsets.read("-0700")).isEqualTo(ZoneOffset.ofHours(-7));
        assertThat(Offsets.read("Z")).isEqualTo(ZoneOffset.UTC);
        assertThat(Offsets.read("-25200s")).isEqualTo(ZoneOffset.ofHours(-7));
        assertThat(Offsets.read("PT5H30M")).isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
        assertThat(Offsets.read("-PT5H30M")).isEqualTo(ZoneOffset.ofHoursMinutes(-5, -30));
        assertThat(Offsets.read("")).isNull();
        assertThat(Offsets.read("PT19H")).isNull();
        assertThat(Offsets.read("east")).isNull();
    }

    @Test
    void lengths() {
        assertThat(Durations.read("PT2H44M")).isEqualTo(Duration.ofMinutes(164));
        assertThat(Durations.read("900s")).isEqualTo(Duration.ofMinutes(15));
        assertThat(Durations.read("-1.5s")).isEqualTo(Duration.ofMillis(-1500));
        assertThat(Durations.read("2 hours")).isNull();
        assertThat(Durations.read("1e60s")).isNull();
    }

    @Test
    void times_of_day() {
        assertThat(Clocks.read("23:05")).isEqualTo(LocalTime.of(23, 5));
        assertThat(Clocks.read("2026-01-31T23:05:10+01:00")).isEqualTo(LocalTime.of(23, 5, 10));
        assertThat(Clocks.read("2026-01-31")).isNull();
        assertThat(Clocks.read("5 pm")).isNull();
    }

    private static @Nullable String read(String format, String json) {
        try {
            Stamp stamp =
                    TimeFormat.of(format).read(JsonMapper.builder().build().readTree(json));
            if (stamp == null) {
                return null;
            }
            return stamp.local()
                    + (stamp.offset() == null ? " local" : stamp.offset().toString())
                    + (stamp.wearers() ? " wearer" : "")
                    + (stamp.dateOnly() ? " date" : "");
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
