package io.vitalroute.mapping;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose clock, which day, how long. */
class TimesTest {
    private static final MapContext NOWHERE = MapContext.plain();
    private static final MapContext TOKYO = MapContext.in(ZoneId.of("Asia/Tokyo"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{value: .t, zone: .z} | {'t':'2026-07-01T10:00:00','z':'Europe/Rome'} | 2026-07-01T10:00:00+02:00 | SOURCE",
                "{value: .t, zone: .z} | {'t':'2026-07-01T10:00:00Z','z':'Europe/Rome'} | 2026-07-01T12:00:00+02:00 | SOURCE",
                "{value: .t, zone: .z} | {'t':'2026-07-01T10:00:00-07:00','z':'Europe/Rome'} | 2026-07-01T19:00:00+02:00 | SOURCE",
                "{value: .t, zone: .z} | {'t':'2026-07-01T10:00:00-07:00'} | 2026-07-01T10:00:00-07:00 | SOURCE",
                ".t | {'t':'2026-07-01T10:00:00-07:00'} | 2026-07-01T10:00:00-07:00 | SOURCE",
                ".t | {'t':'2026-07-01T10:00:00'} | 2026-07-01T10:00:00+09:00 | ACCOUNT",
                ".t | {'t':'2026-07-01T10:00:00Z'} | 2026-07-01T19:00:00+09:00 | ACCOUNT",
                "{value: .t, offset: .o} | {'t':'2026-07-01T10:00:00','o':'-0330'} | 2026-07-01T10:00:00-03:30 | SOURCE",
                "{value: .t, offset: .o} | {'t':'2026-07-01T10:00:00Z','o':'-14400s'} | 2026-07-01T06:00:00-04:00 | SOURCE",
                "{value: .t, format: epoch-seconds, offset-seconds: .o} | {'t':1782900000,'o':-18000} | 2026-07-01T05:00:00-05:00 | SOURCE",
                "{value: .t, format: epoch-millis, offset-minutes: .o} | {'t':1782900000500,'o':330} | 2026-07-01T15:30:00.5+05:30 | SOURCE",
                "{value: .t, format: local-epoch-seconds, offset: .o} | {'t':1782900000,'o':'-0800'} | 2026-07-01T10:00:00-08:00 | SOURCE",
                "{value: .t, assume-zone: UTC} | {'t':'2026-07-01T10:00:00'} | 2026-07-01T19:00:00+09:00 | ACCOUNT",
                "{value: .t, plus-minutes: .m, plus-seconds: .s} | {'t':'2026-07-01T10:00:00+02:00','m':'2','s':1.5} | 2026-07-01T10:02:01.5+02:00 | SOURCE",
                "{value: .t, zone: America/New_York} | {'t':'2026-07-01T10:00:00'} | 2026-07-01T10:00:00-04:00 | SOURCE",
                "{value: .t, format: [iso, 'yyyy-MM-dd h:mm:ss a Z']} | {'t':'2026-07-01 1:00:00 PM +0200'} | 2026-07-01T13:00:00+02:00 | SOURCE"
            })
    void the_payload_is_asked_first_then_the_account(String rule, String item, String time, OffsetOrigin origin) {
        TimeFrame read = at(rule).time(withValue(item.replace('\'', '"')), TOKYO);
        assertThat(read).isEqualTo(new TimeFrame.At(OffsetDateTime.parse(time), origin));
    }

    @Test
    void an_instant_without_any_zone_is_right_and_says_that_the_offset_is_not_known() {
        assertThat(at(".t").time(withValue("{\"t\":\"2026-07-01T10:00:00Z\"}"), NOWHERE))
                .isEqualTo(new TimeFrame.At(OffsetDateTime.parse("2026-07-01T10:00:00Z"), OffsetOrigin.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".t | {'t':'2026-07-01T10:00:00'} | M202 /t",
                "{value: .t, zone: .z} | {'t':'2026-07-01T10:00:00','z':'Mars/Base'} | M202 /z",
                "{value: .t, offset: .o} | {'t':'2026-07-01T10:00:00','o':'east'} | M202 /o",
                "{value: .t, offset-seconds: .o} | {'t':'2026-07-01T10:00:00','o':90000} | M202 /o",
                ".t | {'t':null} | M201 /t",
                ".t | {} | M201 /t",
                ".t | {'t':'yesterday'} | M201 /t",
                ".t | {'t':17} | M201 /t",
                ".t | {'t':'2026-07-01'} | M201 /t",
                "{value: .t, plus-seconds: .p} | {'t':'2026-07-01T10:00:00Z'} | M201 /p",
                "{value: .t, plus-seconds: .p} | {'t':'2026-07-01T10:00:00Z','p':'soon'} | M201 /p"
            })
    void a_time_that_is_not_known_is_never_guessed(String rule, String item, String problem) {
        assertThat(at(rule).problems(withValue(item.replace('\'', '"')))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "23:10, 2026-07-01T23:10:00+02:00",
        "23:05, 2026-07-01T23:05:00+02:00",
        "00:10, 2026-07-02T00:10:00+02:00",
        "22:59, 2026-07-02T22:59:00+02:00"
    })
    void a_time_of_day_before_the_start_belongs_to_the_next_day(String clock, String expected) {
        Bench bench = at("{date: .date, time: .clock, rolls-over-after: .start, zone: Europe/Rome}");
        String item = "{\"date\":\"2026-07-01\",\"start\":\"2026-07-01T23:05:00+02:00\",\"clock\":\"" + clock + "\"}";
        assertThat(bench.time(withValue(item), NOWHERE))
                .isEqualTo(new TimeFrame.At(OffsetDateTime.parse(expected), OffsetOrigin.SOURCE));
    }

    @Test
    void a_clock_that_is_set_back_and_forward_still_gives_one_instant() {
        Bench bench = at("{value: .t, zone: Europe/Rome}");
        assertThat(bench.time(withValue("{\"t\":\"2026-10-25T02:30:00\"}"), NOWHERE)
                        .start())
                .hasToString("2026-10-25T00:30:00Z");
        assertThat(bench.time(withValue("{\"t\":\"2026-03-29T02:30:00\"}"), NOWHERE)
                        .start())
                .hasToString("2026-03-29T01:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{start: .a, end: .b} | {'a':'2026-07-01T10:00:00Z','b':'2026-07-01T10:30:00Z'}",
                "{start: .a, end: .b, format: epoch-seconds} | {'a':1782900000,'b':1782901800}",
                "{start: .a, seconds: .n} | {'a':'2026-07-01T10:00:00Z','n':1800}",
                "{start: .a, minutes: .n} | {'a':'2026-07-01T10:00:00Z','n':'30'}",
                "{start: .a, millis: .n} | {'a':'2026-07-01T10:00:00Z','n':1800000}",
                "{start: .a, length: .n} | {'a':'2026-07-01T10:00:00Z','n':'PT30M'}",
                "{start: .a, length: .n} | {'a':'2026-07-01T10:00:00Z','n':'1800s'}",
                "{start: .a, end: {value: .b, format: epoch-millis}} | {'a':'2026-07-01T10:00:00Z','b':1782901800000}"
            })
    void a_span_is_said_by_its_end_or_its_length(String rule, String item) {
        assertThat(during(rule).time(withValue(item.replace('\'', '"')), NOWHERE))
                .isEqualTo(new TimeFrame.During(
                        OffsetDateTime.parse("2026-07-01T10:00:00Z"),
                        OffsetDateTime.parse("2026-07-01T10:30:00Z"),
                        OffsetOrigin.NONE));
    }

    @Test
    void a_span_across_the_change_of_clocks_has_both_offsets() {
        assertThat(during("{start: .a, end: .b, zone: Europe/Rome}")
                        .time(withValue("{\"a\":\"2026-03-29T00:30:00\",\"b\":\"2026-03-29T06:30:00\"}"), NOWHERE))
                .isEqualTo(new TimeFrame.During(
                        OffsetDateTime.parse("2026-03-29T00:30:00+01:00"),
                        OffsetDateTime.parse("2026-03-29T06:30:00+02:00"),
                        OffsetOrigin.SOURCE));
    }

    @Test
    void a_span_without_length_is_a_moment_and_one_that_ends_before_it_starts_a_problem() {
        Bench bench = during("{start: .a, seconds: .n}");
        assertThat(bench.time(withValue("{\"a\":\"2026-07-01T10:00:00Z\",\"n\":0}"), NOWHERE))
                .isInstanceOf(TimeFrame.At.class);
        assertThat(bench.problems("{\"v\":1,\"a\":\"2026-07-01T10:00:00Z\",\"n\":-1}"))
                .containsExactly("M211 /n");
    }

    @Test
    void a_day_is_the_wearers_date_and_needs_a_zone_only_where_it_is_said_as_an_instant() {
        LocalDate date = LocalDate.of(2026, 7, 1);
        assertThat(day(".d").time(withValue("{\"d\":\"2026-07-01\"}"), NOWHERE))
                .isEqualTo(new TimeFrame.Day(date, null, OffsetOrigin.NONE));
        assertThat(day(".d").time(withValue("{\"d\":\"2026-07-01\"}"), TOKYO))
                .isEqualTo(new TimeFrame.Day(date, ZoneId.of("Asia/Tokyo"), OffsetOrigin.ACCOUNT));
        assertThat(day("{value: .d, zone: .z}").time(withValue("{\"d\":\"2026-07-01\",\"z\":\"Europe/Rome\"}"), TOKYO))
                .isEqualTo(new TimeFrame.Day(date, ZoneId.of("Europe/Rome"), OffsetOrigin.SOURCE));
        assertThat(day("{value: .d, format: epoch-seconds}").time(withValue("{\"d\":1782858600}"), TOKYO))
                .isEqualTo(new TimeFrame.Day(date, ZoneId.of("Asia/Tokyo"), OffsetOrigin.ACCOUNT));
        assertThat(day("{value: .d, format: epoch-seconds}").problems("{\"v\":1,\"d\":1782858600}"))
                .containsExactly("M202 /d");
    }

    @Test
    void the_key_of_a_day_does_not_change_when_its_zone_becomes_known() {
        Bench bench = day(".d");
        String item = withValue("{\"d\":\"2026-07-01\"}");
        assertThat(bench.map(item, TOKYO).readings().get(0).key())
                .isEqualTo(bench.map(item, NOWHERE).readings().get(0).key());
    }

    @Test
    void a_version_is_a_count_or_a_time_and_else_the_receipt() {
        String mapping = "readings: [{metric: heart-rate, at: .t, version: %s, value: .v, unit: /min}]";
        String item = "{\"t\":\"2026-07-01T10:00:00Z\",\"v\":60,\"m\":%s}";
        Bench count = Bench.mapping(mapping.formatted(".m"));
        Bench time = Bench.mapping(mapping.formatted("{value: .m, format: epoch-seconds}"));
        assertThat(count.map(item.formatted("7")).readings().get(0).version()).isEqualTo(7);
        assertThat(time.map(item.formatted("1782900000")).readings().get(0).version())
                .isEqualTo(1782900000000L);
        assertThat(time.map(item.formatted("null")).readings().get(0).version())
                .isEqualTo(Bench.RECEIVED.toEpochMilli());
        assertThat(count.problems(item.formatted("1.5"))).containsExactly("M210 /m");
        assertThat(count.problems(item.formatted("\"2026-07-01\""))).containsExactly("M210 /m");
    }

    private static Bench at(String rule) {
        return Bench.mapping("readings: [{metric: heart-rate, at: " + rule + ", value: .v, unit: /min}]");
    }

    private static Bench during(String rule) {
        return Bench.mapping("readings: [{metric: steps, during: " + rule + ", value: .v, unit: \"{steps}\"}]");
    }

    private static Bench day(String rule) {
        return Bench.mapping("readings: [{metric: steps-day, day: " + rule + ", value: .v, unit: \"{steps}/d\"}]");
    }

    private static String withValue(String item) {
        return item.equals("{}") ? "{\"v\":61}" : "{\"v\":61," + item.substring(1);
    }
}
