package io.vitalroute.hl7;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import ca.uhn.hl7v2.model.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Kind;
import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.TimeFrame.At;
import io.vitalroute.reading.TimeFrame.Day;
import io.vitalroute.reading.TimeFrame.During;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;
import io.vitalroute.reading.Value.Coded;
import io.vitalroute.reading.Value.Components;
import io.vitalroute.reading.Value.Sampled;
import io.vitalroute.reading.Value.Text;

import static io.vitalroute.hl7.Hl7Oracle.field;
import static io.vitalroute.hl7.OruSamples.BLOOD_PRESSURE;
import static io.vitalroute.hl7.OruSamples.HEART_RATE;
import static io.vitalroute.hl7.OruSamples.MADE;
import static io.vitalroute.hl7.OruSamples.PATIENT;
import static io.vitalroute.hl7.OruSamples.RMSSD;
import static io.vitalroute.hl7.OruSamples.WEIGHT;
import static io.vitalroute.hl7.OruSamples.at;
import static io.vitalroute.hl7.OruSamples.kg;
import static io.vitalroute.hl7.OruSamples.loinc;
import static io.vitalroute.hl7.OruSamples.of;
import static io.vitalroute.hl7.OruSamples.pressure;
import static io.vitalroute.hl7.OruSamples.profile;
import static io.vitalroute.hl7.OruSamples.reading;
import static io.vitalroute.hl7.OruSamples.withStatus;
import static io.vitalroute.hl7.OruSamples.withValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OruEncoderTest {
    private static final TimeFrame MORNING = at("2026-03-14T07:30:00+01:00");
    private static final PatientReading HEAVY = reading(WEIGHT, kg("81.40"), MORNING);
    private static final Metric NOTE = OruSamples.metric(
            "note", Kind.TEXT, null, null, null, Map.of(), Map.of(), new Code(Metric.OWN_SYSTEM, "note", "Note"));
    private static final Metric STAGE = OruSamples.metric(
            "sleep-stage",
            Kind.CODED,
            null,
            null,
            null,
            Map.of(),
            Map.of(
                    "rem",
                    List.of(
                            new Code(Metric.OWN_SYSTEM, "rem", "REM sleep"),
                            new Code(
                                    "http://hl7.org/fhir/uv/phr/CodeSystem/sleep-analysis-codes", "asleepREM", "REM"))),
            new Code(Metric.OWN_SYSTEM, "sleep-stage", "Sleep stage"));

    @Test
    void message_is_the_same_bytes_on_every_call() {
        OruEncoder encoder = new OruEncoder(profile(Dialect.V2_6));
        List<PatientReading> readings = List.of(HEAVY, reading(BLOOD_PRESSURE, pressure("121", "77"), MORNING));
        assertThat(encoder.message(PATIENT, readings, MADE)).isEqualTo(encoder.message(PATIENT, readings, MADE));
    }

    @Test
    void control_id_differs_as_soon_as_anything_differs() {
        PatientRef other = new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", "p2")));
        PatientReading others = new PatientReading(HEAVY.reading(), other, HEAVY.device());
        OruEncoder encoder = new OruEncoder(profile(Dialect.V2_6));
        List<String> ids = List.of(
                id(encoder.message(PATIENT, List.of(HEAVY), MADE)),
                id(encoder.message(PATIENT, List.of(HEAVY), MADE.plusSeconds(1))),
                id(encoder.message(PATIENT, List.of(withValue(HEAVY, kg("81.41"))), MADE)),
                id(encoder.message(PATIENT, List.of(withStatus(HEAVY, Status.AMENDED)), MADE)),
                id(encoder.message(other, List.of(others), MADE)),
                id(new OruEncoder(profile(Dialect.V2_5_1)).message(PATIENT, List.of(HEAVY), MADE)));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_correction_at_another_time_keeps_filler_number_code_and_sub_id(Dialect dialect) {
        PatientReading before = reading(BLOOD_PRESSURE, pressure("121", "77"), MORNING);
        PatientReading after = reading(
                before.reading().key(),
                BLOOD_PRESSURE,
                pressure("124", "77"),
                at("2026-03-14T07:05:00+01:00"),
                Status.AMENDED,
                Method.SENSED);
        List<Segment> first = segments(dialect, "OBR", before);
        List<Segment> second = segments(dialect, "OBR", after);
        assertThat(field(second.get(0), 3)).isEqualTo(field(first.get(0), 3));
        assertThat(matchKeys(dialect, after)).isEqualTo(matchKeys(dialect, before));
        assertThat(matchKeys(dialect, withStatus(before, Status.ENTERED_IN_ERROR)))
                .isEqualTo(matchKeys(dialect, before));
    }

    @ParameterizedTest
    @CsvSource({
        "FINAL,F,F,R",
        "PRELIMINARY,P,P,R",
        "AMENDED,C,C,C",
        "ENTERED_IN_ERROR,D,C,D",
    })
    void status_of_a_reading(Status status, String observation, String report, String pcd) {
        PatientReading reading = withStatus(HEAVY, status);
        assertThat(field(segments(Dialect.V2_6, "OBX", reading).get(0), 11)).isEqualTo(observation);
        assertThat(field(segments(Dialect.V2_6, "OBR", reading).get(0), 25)).isEqualTo(report);
        assertThat(field(segments(Dialect.PCD_01, "OBX", reading).get(1), 11)).isEqualTo(pcd);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void wrongPatient_takes_readings_back_without_their_values(Dialect dialect) {
        OruMessage message = new OruEncoder(profile(dialect)).wrongPatient(PATIENT, List.of(HEAVY), MADE);
        List<Segment> lines = Hl7Oracle.segments(Hl7Oracle.assertStrictlyParses(message.bytes()), "OBX");
        assertThat(field(lines.get(lines.size() - 1), 11)).isEqualTo("W");
        assertThat(text(message.bytes())).doesNotContain("81.4");
    }

    @Test
    void a_deletion_needs_no_value_that_can_be_said() {
        PatientReading deleted = withStatus(reading(STAGE, new Coded("unheard-of"), MORNING), Status.ENTERED_IN_ERROR);
        Segment line = segments(Dialect.V2_6, "OBX", deleted).get(0);
        assertThat(field(line, 11)).isEqualTo("D");
        assertThat(field(line, 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"81.40,81.40", "0.0001,0.0001", "1E+2,100", "-0.35,-0.35", "7,7"})
    void a_number_keeps_its_digits_and_has_no_exponent(String number, String written) {
        assertThat(field(
                        segments(Dialect.V2_6, "OBX", reading(WEIGHT, kg(number), MORNING))
                                .get(0),
                        5))
                .isEqualTo(written);
    }

    @Test
    void a_unit_other_than_the_metrics_own_never_gets_its_MDC_code() {
        Segment line = segments(Dialect.PCD_01, "OBX", reading(WEIGHT, of("179", "[lb_av]"), MORNING))
                .get(1);
        assertThat(field(line, 6)).isEqualTo("[lb_av]^[lb_av]^UCUM");
    }

    @Test
    void a_metric_without_a_standard_code_is_local() {
        Segment line = segments(Dialect.PCD_01, "OBX", reading(RMSSD, of("41.7", "ms"), MORNING))
                .get(1);
        assertThat(field(line, 3)).isEqualTo("hrv-rmssd^HRV RMSSD^99VTR");
    }

    @Test
    void a_coded_value_is_CE_until_2_5_1_and_CWE_since() {
        PatientReading rem = reading(STAGE, new Coded("rem"), MORNING);
        assertThat(field(segments(Dialect.V2_5_1, "OBX", rem).get(0), 2)).isEqualTo("CE");
        Segment line = segments(Dialect.V2_6, "OBX", rem).get(0);
        assertThat(field(line, 2)).isEqualTo("CWE");
        assertThat(field(line, 5)).isEqualTo("rem^REM sleep^99VTR^asleepREM^REM^99SLEEPANALYSISCODES");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-27,DT,20260227",
        "22:41:07,TM,224107",
        "2026-02-27T22:41:07+05:30,DTM,20260227224107+0530",
    })
    void a_date_is_what_it_looks_like(String iso, String type, String written) {
        Metric date = OruSamples.metric(
                "last-period",
                Kind.DATE,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                loinc("8665-2", "Last menstrual period"));
        Segment line = segments(Dialect.V2_6, "OBX", reading(date, new Text(iso), MORNING))
                .get(0);
        assertThat(field(line, 2)).isEqualTo(type);
        assertThat(field(line, 5)).isEqualTo(written);
    }

    @Test
    void text_with_delimiters_and_line_ends_stays_one_value() {
        byte[] message = new OruEncoder(profile(Dialect.V2_6))
                .message(PATIENT, List.of(reading(NOTE, new Text("a|b\r\nOBX|9|NM|x^y&z~\\"), MORNING)), MADE);
        assertThat(text(message))
                .contains("|TX|")
                .contains("|a\\F\\b\\X0D\\\\X0A\\OBX\\F\\9\\F\\NM\\F\\x\\S\\y\\T\\z\\R\\\\E\\|");
        assertThat(Hl7Oracle.segments(Hl7Oracle.assertStrictlyParses(message), "OBX"))
                .hasSize(1);
    }

    @Test
    void text_beyond_ASCII_declares_its_charset() {
        byte[] message = new OruEncoder(profile(Dialect.V2_6))
                .message(PATIENT, List.of(reading(NOTE, new Text("après dîner"), MORNING)), MADE);
        assertThat(text(message)).contains("|2.6||||||UNICODE UTF-8\r").contains("|après dîner|");
        Hl7Oracle.assertStrictlyParses(message);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_series_says_its_samples_its_gaps_and_its_period(Dialect dialect) {
        List<BigDecimal> samples =
                new ArrayList<>(Arrays.asList(new BigDecimal("61"), null, new BigDecimal("64"), null));
        Sampled series = new Sampled(
                "/min", new BigDecimal("15000"), new BigDecimal("1"), Collections.unmodifiableList(samples));
        PatientReading reading = reading(HEART_RATE, series, MORNING);
        List<Segment> lines = segments(dialect, "OBX", reading);
        Segment values = lines.get(lines.size() - 2);
        Segment period = lines.get(lines.size() - 1);
        assertThat(field(values, 2)).isEqualTo("NA");
        assertThat(field(values, 5)).isEqualTo("61^^64");
        assertThat(field(period, 3)).isEqualTo("67981^MDC_ATTR_TIME_PD_SAMP^MDC");
        assertThat(field(period, 5)).isEqualTo("15000");
        assertThat(field(segments(dialect, "OBR", reading).get(0), 8)).isEqualTo("20260314073100+0100");
    }

    @Test
    void a_series_of_gaps_only_was_not_obtained() {
        Sampled gaps = new Sampled("/min", BigDecimal.TEN, BigDecimal.ONE, Collections.singletonList(null));
        Segment line = segments(Dialect.V2_6, "OBX", reading(HEART_RATE, gaps, MORNING))
                .get(0);
        assertThat(field(line, 11)).isEqualTo("X");
    }

    @Test
    void a_missing_required_part_goes_out_as_not_obtained() {
        Components half = new Components(Map.of("systolic", of("121", "mm[Hg]")));
        List<Segment> lines = segments(Dialect.V2_6, "OBX", reading(BLOOD_PRESSURE, half, MORNING));
        assertThat(lines).hasSize(2);
        assertThat(field(lines.get(1), 3)).startsWith("8462-4^");
        assertThat(field(lines.get(1), 5)).isEmpty();
        assertThat(field(lines.get(1), 11)).isEqualTo("X");
    }

    @Test
    void a_time_span_stands_in_the_order_and_its_start_at_the_value() {
        During night = new During(
                OffsetDateTime.parse("2026-03-13T23:10:00+01:00"),
                OffsetDateTime.parse("2026-03-14T06:40:00.5+01:00"),
                OffsetOrigin.SOURCE);
        PatientReading reading = reading(HEART_RATE, of("55", "/min"), night);
        Segment order = segments(Dialect.V2_6, "OBR", reading).get(0);
        assertThat(field(order, 7)).isEqualTo("20260313231000+0100");
        assertThat(field(order, 8)).isEqualTo("20260314064000.5+0100");
        assertThat(field(segments(Dialect.V2_6, "OBX", reading).get(0), 14)).isEqualTo("20260313231000+0100");
        assertThat(field(segments(Dialect.PCD_01, "OBX", reading).get(1), 14)).isEmpty();
    }

    @Test
    void a_day_is_local_midnight_to_midnight_though_it_has_23_hours() {
        Day day = new Day(LocalDate.of(2026, 3, 29), ZoneId.of("Europe/Berlin"), OffsetOrigin.ACCOUNT);
        Segment order = segments(Dialect.V2_5_1, "OBR", reading(HEART_RATE, of("55", "/min"), day))
                .get(0);
        assertThat(field(order, 7)).isEqualTo("20260329000000+0100");
        assertThat(field(order, 8)).isEqualTo("20260330000000+0200");
    }

    @Test
    void a_day_without_a_zone_is_a_bare_date_or_where_a_zone_is_demanded_an_unknown_one() {
        PatientReading reading =
                reading(HEART_RATE, of("55", "/min"), new Day(LocalDate.of(2026, 3, 14), null, OffsetOrigin.NONE));
        Segment order = segments(Dialect.V2_6, "OBR", reading).get(0);
        assertThat(field(order, 7)).isEqualTo("20260314");
        assertThat(field(order, 8)).isEmpty();
        Segment pcd = segments(Dialect.PCD_01, "OBR", reading).get(0);
        assertThat(field(pcd, 7)).isEqualTo("20260314000000-0000");
        assertThat(field(pcd, 8)).isEqualTo("20260315000000-0000");
    }

    @Test
    void a_moment_of_unknown_offset_says_so_in_PCD_01() {
        At moment = new At(OffsetDateTime.parse("2026-03-14T06:30:00Z"), OffsetOrigin.NONE);
        PatientReading reading = reading(WEIGHT, kg("81.4"), moment);
        assertThat(field(segments(Dialect.PCD_01, "OBX", reading).get(1), 14)).isEqualTo("20260314063000-0000");
        assertThat(field(segments(Dialect.V2_6, "OBX", reading).get(0), 14)).isEqualTo("20260314063000+0000");
    }

    @ParameterizedTest
    @CsvSource({
        "SENSED,AMEAS^auto-measurement^MDC",
        "SELF_REPORTED,MMEAS^manual-measurement^MDC^self-reported^reported by the patient^99VTR",
        "DERIVED,ACALC^auto-calculation^MDC",
        "UNKNOWN,''",
    })
    void method_of_a_reading(Method method, String written) {
        PatientReading reading = reading("k", WEIGHT, kg("81.4"), MORNING, Status.FINAL, method);
        assertThat(field(segments(Dialect.V2_6, "OBX", reading).get(0), 17)).isEqualTo(written);
    }

    @Test
    void a_patient_has_all_identifiers_with_their_authorities() {
        PatientRef patient = new PatientRef(List.of(
                new PatientRef.Identifier("urn:oid:1.2.3", "p|1"),
                new PatientRef.Identifier("https://clinic.example/mrn?a=1&b=2", "77")));
        OruProfile profile = new OruProfile(
                Dialect.V2_5_1,
                OruProfile.Coding.LOINC_FIRST,
                OruSamples.US,
                OruSamples.THEM,
                "T",
                "DEU",
                false,
                "O",
                OruProfile.PatientName.PSEUDONYM,
                AcknowledgementMode.COMMIT_AND_APPLICATION,
                Map.of("urn:oid:1.2.3", new OruProfile.Authority("CLINIC", "PI")),
                10);
        byte[] message = new OruEncoder(profile)
                .message(patient, List.of(new PatientReading(HEAVY.reading(), patient, null)), MADE);
        Hl7Oracle.assertStrictlyParses(message);
        assertThat(text(message))
                .contains(
                        "\rPID|1||p\\F\\1^^^CLINIC&1.2.3&ISO^PI~77^^^&https://clinic.example/mrn?a=1\\T\\b=2&URI^MR||^^^^^^S\r")
                .contains("\rPV1|1|O\r")
                .contains("|T|2.5.1|||AL|AL|DEU\r")
                .doesNotContain("ORC|");
    }

    @Test
    void encode_cuts_messages_by_the_profiles_limit() {
        List<PatientReading> readings = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            readings.add(reading("k" + i, WEIGHT, kg("81." + i), MORNING, Status.FINAL, Method.SENSED));
        }
        List<OruMessage> messages = new OruEncoder(profile(Dialect.V2_6))
                .encode(PATIENT, readings, MADE)
                .messages();
        assertThat(messages).extracting(message -> message.readings().size()).containsExactly(200, 200, 50);
        assertThat(messages).extracting(OruMessage::controlId).doesNotHaveDuplicates();
        messages.forEach(message -> Hl7Oracle.assertStrictlyParses(message.bytes()));
        assertThat(messages.get(0).controlId()).isEqualTo(id(messages.get(0).bytes()));
    }

    @Test
    void encode_keeps_two_versions_of_a_reading_apart() {
        PatientReading corrected = withStatus(withValue(HEAVY, kg("80.9")), Status.AMENDED);
        List<OruMessage> messages = new OruEncoder(profile(Dialect.V2_6))
                .encode(PATIENT, List.of(HEAVY, corrected), MADE)
                .messages();
        assertThat(messages).hasSize(2);
        assertThat(text(messages.get(1).bytes())).contains("|80.9|");
    }

    @Test
    void encode_says_what_it_can_and_why_it_cannot_say_the_rest() {
        PatientReading odd = reading("odd", STAGE, new Coded("unheard-of"), MORNING, Status.FINAL, Method.SENSED);
        Encoded encoded = new OruEncoder(profile(Dialect.V2_6)).encode(PATIENT, List.of(odd, HEAVY), MADE);
        assertThat(encoded.messages()).hasSize(1);
        assertThat(encoded.messages().get(0).readings()).containsExactly(HEAVY);
        assertThat(encoded.unsaid()).extracting(Encoded.Unsaid::key).containsExactly("odd");
    }

    @Test
    void encode_of_nothing_is_no_message() {
        assertThat(new OruEncoder(profile(Dialect.V2_6))
                        .encode(PATIENT, List.of(), MADE)
                        .messages())
                .isEmpty();
    }

    @Test
    void encode_names_metric_and_place_of_what_it_cannot_say_and_no_value() {
        PatientReading odd = reading(STAGE, new Coded("canary-stage"), MORNING);
        Problem problem = unsaid(odd).get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.E101_NOT_ENCODABLE);
        assertThat(problem.toString())
                .contains("sleep-stage", "payload-1 /body/measuregrps/0")
                .doesNotContain("canary");
    }

    @Test
    void encode_refuses_parts_that_the_metric_lacks_and_numbers_without_end() {
        Components strange = new Components(Map.of("mean", of("90", "mm[Hg]")));
        assertThat(unsaid(HEAVY)).isEmpty();
        assertThat(unsaid(reading(BLOOD_PRESSURE, strange, MORNING))).hasSize(1);
        assertThat(unsaid(reading(WEIGHT, kg("1E+2000000000"), MORNING))).hasSize(1);
        assertThat(unsaid(reading(WEIGHT, kg("1E-2000000000"), MORNING))).hasSize(1);
    }

    @Test
    void message_with_a_reading_that_cannot_be_said_is_refused_as_a_whole() {
        OruEncoder encoder = new OruEncoder(profile(Dialect.V2_6));
        PatientReading odd = reading(STAGE, new Coded("unheard-of"), MORNING);
        assertThatThrownBy(() -> encoder.message(PATIENT, List.of(HEAVY, odd), MADE))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void message_of_two_patients_is_refused() {
        PatientRef other = new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", "p2")));
        OruEncoder encoder = new OruEncoder(profile(Dialect.V2_6));
        assertThatThrownBy(() -> encoder.message(other, List.of(HEAVY), MADE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("p2");
        assertThatThrownBy(() -> encoder.message(PATIENT, List.of(), MADE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Segment> segments(Dialect dialect, String name, PatientReading... readings) {
        byte[] message = new OruEncoder(profile(dialect)).message(PATIENT, List.of(readings), MADE);
        return Hl7Oracle.segments(Hl7Oracle.assertStrictlyParses(message), name);
    }

    /** By what a receiver finds the observation that it corrects. */
    private static List<String> matchKeys(Dialect dialect, PatientReading reading) {
        return segments(dialect, "OBX", reading).stream()
                .map(line -> field(line, 3) + " at " + field(line, 4))
                .toList();
    }

    private static List<Problem> unsaid(PatientReading reading) {
        return new OruEncoder(profile(Dialect.V2_6))
                .encode(PATIENT, List.of(reading), MADE).unsaid().stream()
                        .map(Encoded.Unsaid::problem)
                        .toList();
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    private static String id(byte[] message) {
        return MessageHeader.read(message).orElseThrow().controlId();
    }
}
