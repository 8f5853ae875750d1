package io.vitalroute.reading;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Readings as lines of JSON. */
class ReadingJsonTest {
    private static final Metric METRIC =
            CatalogueTest.shipped().byName("body-weight").orElseThrow();
    private static final TimeFrame AT =
            new TimeFrame.At(OffsetDateTime.parse("2026-02-03T04:05:00+05:45"), TimeFrame.OffsetOrigin.ACCOUNT);

    private static Reading reading(Value value, TimeFrame time, @Nullable Device device) {
        Origin origin = new Origin(
                "withings",
                "measures",
                "user-7",
                "4f2c",
                "/body/measuregrps/0",
                "withings/measures",
                3,
                Origin.Method.SELF_REPORTED,
                device,
                Instant.parse("2026-02-03T00:00:00.123456Z"));
        return new Reading("k1", 17, METRIC, value, time, origin, Reading.Status.ENTERED_IN_ERROR);
    }

    private static Value kilograms(String number) {
        return Value.Quantity.of(new BigDecimal(number), "kg");
    }

    static Stream<Reading> readings() {
        Map<String, Value.Quantity> parts = new LinkedHashMap<>();
        parts.put("systolic", new Value.Quantity(new BigDecimal("117"), "mm[Hg]", Value.Comparator.EXACT));
        parts.put("diastolic", new Value.Quantity(new BigDecimal("40.0"), "mm[Hg]", Value.Comparator.LESS));
        OffsetDateTime from = OffsetDateTime.parse("2026-02-03T23:00:00.250-03:30");
        return Stream.of(
                reading(kilograms("70.10"), AT, null),
                reading(kilograms("0.0000001"), AT, new Device("d", null, "Body Scan", null, "1.2", "528399")),
                reading(new Value.Components(parts), AT, null),
                reading(
                        new Value.Coded("rem"),
                        new TimeFrame.During(from, from.plusHours(2), TimeFrame.OffsetOrigin.SOURCE),
                        null),
                reading(
                        new Value.Text("\"quoted\"\nline"),
                        new TimeFrame.Day(
                                LocalDate.of(2026, 3, 29), ZoneId.of("Europe/Lisbon"), TimeFrame.OffsetOrigin.ACCOUNT),
                        null),
                reading(
                        new Value.Sampled(
                                "/min",
                                new BigDecimal("5000"),
                                new BigDecimal("0.5"),
                                Arrays.asList(new BigDecimal("61.50"), null, new BigDecimal("-2"))),
                        new TimeFrame.Day(LocalDate.of(2026, 1, 1), null, TimeFrame.OffsetOrigin.NONE),
                        null));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void line_isReadBackExactly(Reading reading) {
        String line = ReadingJson.write(reading);

        ReadingJson.Line read = ReadingJson.read(line, name -> METRIC);

        assertThat(read.reading()).isEqualTo(reading);
        assertThat(read.patient()).isNull();
        assertThat(line).doesNotContain("\n");
        assertThat(ReadingJson.write(read.reading())).isEqualTo(line);
    }

    @Test
    void line_hasItsFieldsInOrderAndItsNumbersPlain() {
        PatientRef patient = new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", "p1")));

        String line = ReadingJson.write(new PatientReading(reading(kilograms("1E+2"), AT, null), patient, null));

        assertThat(line)
                .isEqualTo("{\"key\":\"k1\",\"version\":17,\"metric\":\"body-weight\",\"value\":100,\"unit\":\"kg\","
                        + "\"at\":\"2026-02-03T04:05:00+05:45\",\"offset\":\"account\",\"status\":\"entered-in-error\","
                        + "\"source\":\"withings\",\"stream\":\"measures\",\"account\":\"user-7\",\"payload\":\"4f2c\","
                        + "\"item\":\"/body/measuregrps/0\",\"mapping\":\"withings/measures@3\","
                        + "\"method\":\"self-reported\",\"received\":\"2026-02-03T00:00:00.123456Z\","
                        + "\"patient\":\"urn:oid:1.2.3|p1\"}");
        assertThat(ReadingJson.read(line, name -> METRIC).patient()).isEqualTo(patient.primary());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"key\":\"181-canary\"}", "{\"key\":181}"})
    void otherText_isRefusedWithoutBeingQuoted(String line) {
        assertThatThrownBy(() -> ReadingJson.read(line, name -> METRIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("181");
    }
}
