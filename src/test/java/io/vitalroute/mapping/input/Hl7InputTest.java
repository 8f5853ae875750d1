package io.vitalroute.mapping.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

class Hl7InputTest {
    private static final String MSH = "MSH|^~\\&|HUB|A|||20260314073300+0100||ORU^R01^ORU_R01|m-1|P|2.6\r";
    private static final String ORDER = MSH + "PID|1||77^^^CLINIC&2.999&ISO\rOBR|1||r-1|c|||20260314073000\r";

    @Test
    void fields_stand_under_their_names_with_components_repetitions_and_escapes() {
        JsonNode item = item(
                MSH + "PID|1||77^^^CLINIC&2.999&ISO^MR~88^^^OTHER|\"\"|M\\F\\\\S\\\\T\\\\R\\\\E\\\\X41\\ x\rOBR|1");
        assertThat(item.path("PID-3").asText()).isEqualTo("77");
        assertThat(item.path("PID-3.1").asText()).isEqualTo("77");
        assertThat(item.path("PID-3.4").asText()).isEqualTo("CLINIC");
        assertThat(item.path("PID-3.4.2").asText()).isEqualTo("2.999");
        assertThat(item.path("PID-3[2]").asText()).isEqualTo("88");
        assertThat(item.path("PID-3[2].4").asText()).isEqualTo("OTHER");
        assertThat(item.has("PID-4")).isFalse();
        assertThat(item.path("PID-5").asText()).isEqualTo("M|^&~\\A x");
        assertThat(item.path("MSH-9.2").asText()).isEqualTo("R01");
        assertThat(item.path("MSH-10").asText()).isEqualTo("m-1");
    }

    @Test
    void a_message_may_have_delimiters_of_its_own() {
        JsonNode item = item("MSH#*!?%#HUB\rPID#1##7|7***C%2.9\rOBR#1\rOBX#1#NM#8867-4*x*LN##61");
        assertThat(item.path("PID-3").asText()).isEqualTo("7|7");
        assertThat(item.path("PID-3.4.2").asText()).isEqualTo("2.9");
        assertThat(item.at("/groups/0/OBX/0/OBX-3.3").asText()).isEqualTo("LN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void any_line_end_is_taken_and_frame_bytes_are_passed_over(String end) {
        Collected read = read(("\u000B" + ORDER + "OBX|1|NM|x||1\r\u001C\r").replace("\r", end));
        assertThat(read.problems).isEmpty();
        assertThat(read.items.get(0).at("/groups/0/OBX/0/OBX-5").asText()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "NM,81.40,81.40",
        "SN,>^400,>400",
        "SN,<=^5,<=5",
        "SN,^1^:^128,1:128",
        "NM,80~90,80~90",
        "DT,20260301,2026-03-01",
        "TS,20260301123456.5+0100,2026-03-01T12:34:56.5+0100",
        "ST,a^b,a"
    })
    void a_value_has_one_form_for_each_type(String type, String er7, String expected) {
        assertThat(item(ORDER + "OBX|1|" + type + "|x||" + er7)
                        .at("/groups/0/OBX/0/OBX-5")
                        .asText())
                .isEqualTo(expected);
    }

    @Test
    void a_numeric_array_keeps_its_gaps_and_a_code_its_codings() {
        JsonNode group =
                item(ORDER + "OBX|1|NA|x||1^^-2\rOBX|2|CWE|x||1^a^SCT^2^b^L").at("/groups/0/OBX");
        assertThat(group.at("/0/OBX-5")).hasToString("[\"1\",null,\"-2\"]");
        assertThat(group.at("/1/OBX-5.coding"))
                .hasToString("[{\"code\":\"1\",\"display\":\"a\",\"system\":\"SCT\"},"
                        + "{\"code\":\"2\",\"display\":\"b\",\"system\":\"L\"}]");
    }

    @Test
    void a_time_is_the_observations_or_its_containers_or_the_orders_in_the_zone_of_the_header() {
        JsonNode groups = item(MSH + "OBR|1||r|c|||20260314073000|20260314074000\r"
                        + "OBX|1||528391^BP^MDC|1.0.0.0|||||||X|||20260314073110\r"
                        + "OBX|2|NM|x|1.0.0.1|1\r"
                        + "OBX|3|NM|x|1.0.0.2|1||||||F|||20260314073120-0500\r"
                        + "OBX|4|NM|x|2.0.0.1|1\r")
                .path("groups");
        assertThat(groups.findValuesAsText("time"))
                .contains("2026-03-14T07:31:10+0100", "2026-03-14T07:31:20-0500", "2026-03-14T07:30:00+0100");
        assertThat(groups.at("/0/end").isMissingNode()).isTrue();
        assertThat(groups.at("/2/end").asText()).isEqualTo("2026-03-14T07:40:00+0100");
    }

    @Test
    void a_header_without_a_zone_gives_none() {
        JsonNode item = item(ORDER.replace("20260314073300+0100", "20260314073300") + "OBX|1|NM|x||1");
        assertThat(item.at("/groups/0/time").asText()).isEqualTo("2026-03-14T07:30:00");
    }

    @Test
    void a_device_is_that_of_the_observation_or_of_what_contains_it_or_the_one_of_PRT() {
        JsonNode item = item(ORDER + "OBX|1||528391^BP^MDC|1.0.0.0|||||||X|||||||AB^Cuff^CD^EUI-64\r"
                + "OBX|2|NM|x|1.0.0.1|1\rOBX|3|NM|x||1\rPRT|1|UC||EQUIP|||||| S-7^Scale\r");
        assertThat(item.at("/groups/0/device")).hasToString("{\"id\":\"AB\",\"model\":\"Cuff\",\"type\":\"528391\"}");
        assertThat(item.at("/groups/1/device")).hasToString("{\"id\":\"S-7\",\"model\":\"Scale\"}");
    }

    @Test
    void what_belongs_together_shares_a_place_and_a_time() {
        JsonNode item = item(ORDER
                + obx("1.1", "0730")
                + obx("1.2", "0730")
                + obx("2.1", "0730")
                + obx("1.3", "0731")
                + obx("", "0730")
                + obx("7", "0730")
                + obx("7", "0730"));
        assertThat(item.path("groups"))
                .extracting(group -> group.path("OBX").size())
                .containsExactly(2, 1, 1, 1, 2);
    }

    private static String obx(String sub, String time) {
        return "OBX|1|NM|x|" + sub + "|1||||||F|||20260314" + time + "00+0100\r";
    }

    @ParameterizedTest
    @CsvSource({"FF,F", "FC,C", "FD,D", "CW,W", "FX,F", "XX,X", "FQ,Q", "PF,P"})
    void the_status_of_a_group_is_the_gravest_of_its_members(String statuses, String expected) {
        String first = "OBX|1|NM|x|1.1|1||||||" + statuses.charAt(0) + "\r";
        String second = "OBX|2|NM|y|1.2|1||||||" + statuses.charAt(1) + "\r";
        assertThat(item(ORDER + first + second).at("/groups/0/OBX-11").asText()).isEqualTo(expected);
    }

    @Test
    void each_message_of_a_batch_has_its_own_patient_and_header() {
        Collected read = read(
                "FHS|^~\\&\rBHS|^~\\&\r" + ORDER + "OBR|2||r-2\r" + ORDER.replace("|77^", "|78^") + "BTS|2\rFTS|1");
        assertThat(read.pointers).containsExactly("/0/0", "/0/1", "/1/0");
        assertThat(read.items).extracting(item -> item.path("PID-3").asText()).containsExactly("77", "77", "78");
    }

    @Test
    void a_message_without_an_order_is_an_item_so_that_it_is_counted() {
        assertThat(item(MSH.replace("ORU^R01", "ADT^A01")).path("MSH-9").asText())
                .isEqualTo("ADT");
    }

    @ParameterizedTest
    @CsvSource({"8859/1,ISO-8859-1", "8859/15,ISO-8859-15", "UNICODE UTF-8,UTF-8", "'',UTF-8"})
    void text_is_read_in_the_declared_charset(String declared, String charset) {
        byte[] body = (MSH.replace("2.6\r", "2.6||||||" + declared + "\r") + "PID|1||é\rOBR|1")
                .getBytes(Charset.forName(charset));
        Collected read = Collected.of(new InputFormat.Hl7(), Limits.standard(), body);
        assertThat(read.items.get(0).path("PID-3").asText()).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource({"'',ISO-8859-1", "UNICODE UTF-8,ISO-8859-1", "ASCII,UTF-8", "ISO IR87,US-ASCII"})
    void bytes_of_another_charset_and_unknown_charsets_are_refused(String declared, String charset) {
        String text = MSH.replace("2.6\r", "2.6||||||" + declared + "\r") + "PID|1||CANARYé";
        Collected read =
                Collected.of(new InputFormat.Hl7(), Limits.standard(), text.getBytes(Charset.forName(charset)));
        assertThat(read.end().code()).isEqualTo(ProblemCode.M104_CHARSET);
        Unsaid.assertAbsent(read);
    }

    @Test
    void a_line_that_is_no_segment_is_told_and_costs_only_itself() {
        Collected read = read(ORDER + "OBX|1|NM|x||1\rCANARY went on\rOBX|2|NM|y||2");
        assertThat(read.problems).extracting(problem -> problem.code()).containsExactly(ProblemCode.M101_NOT_READABLE);
        assertThat(read.problems.get(0).where().line()).isEqualTo(5);
        assertThat(read.items.get(0).at("/groups/0/OBX").size()).isEqualTo(2);
        Unsaid.assertAbsent(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CANARY", "{\"a\": 1}", "PID|1||CANARY", "FHS|^~\\&"})
    void what_has_no_header_is_refused(String body) {
        Collected read = read(body);
        assertThat(read.end().code()).isEqualTo(ProblemCode.M101_NOT_READABLE);
        Unsaid.assertAbsent(read);
    }

    @Test
    void a_body_and_a_message_have_limits() {
        Limits few = Limits.standard().withWeight(4_000);
        Collected long1 = Collected.of(new InputFormat.Hl7(), few, MSH + "NTE|1||" + "x".repeat(4_000));
        Collected wide = Collected.of(new InputFormat.Hl7(), few, MSH + "PID|" + "1|".repeat(150));
        assertThat(long1.end().code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        assertThat(wide.problems).extracting(problem -> problem.code()).containsExactly(ProblemCode.M103_TOO_LARGE);
    }

    private static JsonNode item(String body) {
        Collected read = read(body);
        assertThat(read.problems).isEmpty();
        return read.items.get(0);
    }

    private static Collected read(String body) {
        return Collected.of(new InputFormat.Hl7(), Limits.standard(), body.getBytes(StandardCharsets.UTF_8));
    }
}
