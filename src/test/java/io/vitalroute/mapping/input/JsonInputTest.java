package io.vitalroute.mapping.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every test runs both ways, as a tree and as a stream, and both must give the same. */
class JsonInputTest {
    private static final Limits WHOLE = Limits.standard();
    private static final Limits STREAMED = WHOLE.withWholeBytes(0);

    private static final String MEASURES = """
            {"status": 0, "body": {"updatetime": 1700000000, "measuregrps": [
              {"grpid": 71, "measures": [{"value": 81250, "type": 1, "unit": -3}]},
              {"grpid": 72, "measures": []}
            ], "timezone": "Europe/Oslo"}}""";

    @Test
    void items_come_with_their_pointers_and_with_what_stands_after_them() {
        Collected read = both(MEASURES, "body", "measuregrps");

        assertThat(read.pointers).containsExactly("/body/measuregrps/0", "/body/measuregrps/1");
        assertThat(read.items.get(0).at("/measures/0/value").intValue()).isEqualTo(81250);
        assertThat(read.payloads.get(0)).isEqualTo(read.payloads.get(1));
        assertThat(read.payloads.get(0))
                .hasToString("{\"status\":0,\"body\":{\"updatetime\":1700000000,\"measuregrps\":[],"
                        + "\"timezone\":\"Europe/Oslo\"}}");
    }

    @Test
    void an_array_at_the_root_gives_its_elements_of_any_kind() {
        Collected read = both("[{\"a\":1}, 7, \"x\", null, [2]]");

        assertThat(read.items).hasToString("[{\"a\":1}, 7, \"x\", null, [2]]");
        assertThat(read.pointers).containsExactly("/0", "/1", "/2", "/3", "/4");
        assertThat(read.payloads.get(4)).hasToString("[]");
    }

    @Test
    void an_object_is_itself_the_item_and_part_of_the_payload() {
        Collected root = both("{\"a\": {\"b\": 1}}");
        Collected inner = both("{\"a\": {\"b\": 1}, \"zone\": \"Z\"}", "a");

        assertThat(root.toString())
                .contains("items [{\"a\":{\"b\":1}}]", "pointers []", "payloads [{\"a\":{\"b\":1}}]");
        assertThat(inner.items).hasToString("[{\"b\":1}]");
        assertThat(inner.pointers).containsExactly("/a");
        assertThat(inner.payloads.get(0)).hasToString("{\"a\":{\"b\":1},\"zone\":\"Z\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"body\": null}",
                "{\"body\": []}",
                "{\"body\": {}}",
                "{\"body\": {\"measuregrps\": null}}",
                "{\"body\": {\"measuregrps\": []}}"
            })
    void nothing_where_the_items_would_be_means_no_items(String body) {
        Collected read = both(body, "body", "measuregrps");

        assertThat(read.toString()).contains("items []", "problems []", "ended no");
    }

    @ParameterizedTest
    @MethodSource
    void something_else_than_items_is_a_problem(String body, String pointer) {
        Collected read = both(body, "body", "measuregrps");

        assertThat(read.end().code()).isEqualTo(ProblemCode.M105_NO_ITEMS);
        assertThat(read.end().where().path()).isEqualTo(pointer);
        assertSilent(read);
    }

    static Stream<Arguments> something_else_than_items_is_a_problem() {
        return Stream.of(
                arguments("\"CANARY\"", ""),
                arguments("[\"CANARY\"]", ""),
                arguments("{\"body\": \"CANARY\"}", "/body"),
                arguments("{\"body\": [{\"measuregrps\": [\"CANARY\"]}]}", "/body"),
                arguments("{\"body\": {\"measuregrps\": \"CANARY\"}}", "/body/measuregrps"),
                arguments("{\"body\": {\"measuregrps\": 7}}", "/body/measuregrps"));
    }

    @Test
    void numbers_keep_every_digit() {
        Collected read = both("[36.60, 0.1, 1e2, 12345678901234567890123, 9223372036854775807, -0.0, 1.10E-7]");

        assertThat(read.items.stream()
                        .map(item -> item.isBigDecimal() ? item.decimalValue().toString() : item.asText()))
                .containsExactly(
                        "36.60", "0.1", "1E+2", "12345678901234567890123", "9223372036854775807", "0.0", "1.10E-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e99999999999999", "-1e-999999999", "1e401", "1e-401"})
    void a_number_with_an_absurd_exponent_costs_only_its_item(String number) {
        Collected read = both("[{\"v\": 1.5}, {\"v\": " + number + "}, {\"v\": 2.5}]");

        assertThat(read.items).hasToString("[{\"v\":1.5}, {\"v\":2.5}]");
        assertThat(read.problems).hasSize(1);
        assertThat(read.problems.get(0).code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        assertThat(read.problems.get(0).where().path()).isEqualTo("/1");
        assertThat(read.toString()).doesNotContain(number);
    }

    @Test
    void a_repeated_key_costs_only_its_item() {
        Collected read = both("[{\"v\": 1}, {\"CANARY\": {\"CANARY\": 1, \"CANARY\": 2}}, {\"v\": 3}]");

        assertThat(read.pointers).containsExactly("/0", "/2");
        assertThat(read.problems.get(0).code()).isEqualTo(ProblemCode.M102_DUPLICATE_KEY);
        assertThat(read.problems.get(0).where().toString())
                .startsWith("payload:1:")
                .endsWith(" /1");
        assertSilent(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"CANARY\": 1, \"CANARY\": 2, \"data\": [{}]}",
                "{\"data\": [{}], \"data\": [{}]}",
                "{\"other\": {\"CANARY\": 1, \"CANARY\": 2}, \"data\": [{}]}",
                "{\"CANARY\": 1, \"data\": [{}], \"CANARY\": 2}"
            })
    void a_repeated_key_outside_the_items_ends_the_reading(String body) {
        Collected read = both(body, "data");

        assertThat(read.end().code()).isEqualTo(ProblemCode.M102_DUPLICATE_KEY);
        assertThat(read.items).isEmpty();
        assertSilent(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n ",
                "{\"data\": [{\"a\": \"CANARY\"}, {\"b\": \"CANARY",
                "{\"data\": [{\"a\": \"CANARY\"}",
                "{\"data\": [{\"a\": \"CANARY\"}]",
                "{\"data\": [{}], \"x\": CANARY}",
                "{\"data\": [{}, {\"a\": NaN}]}",
                "{\"data\": [{}, {\"a\": Infinity}]}",
                "{\"data\": [{}]} CANARY",
                "{\"data\": [{}]}{\"data\": [{}]}",
                "{\"data\": [{}, {\"a\": 01}]}",
                "{\"data\": [{}, {'a': \"CANARY\"}]}",
                "{\"data\": [{},]}",
                "{\"data\": [{}, {\"a\": \"\\uZZZZCANARY\"}]}",
                "{\"data\": [{}, {\"a\": \"CANARY\nCANARY\"}]}",
                "CANARY",
                "<CANARY/>",
                "{\"data\": [{}] // CANARY\n}",
                "{\"data\": [{}, {\"a\": 1.}]}",
                "{\"data\": [{}], \"a\": 1e}",
                "{\"data\" [{}]}",
                "{\"data\": [{}}]",
                "\u0000\u0000\u0000\u0000CANARY"
            })
    void a_broken_body_gives_no_item_at_all_and_says_where_it_breaks(String body) {
        Collected read = both(body, "data");

        assertThat(read.end().code()).isIn(ProblemCode.M101_NOT_READABLE, ProblemCode.M104_CHARSET);
        assertThat(read.items).isEmpty();
        assertSilent(read);
    }

    @Test
    void the_place_of_a_fault_is_its_line_and_column() {
        Collected read = both("{\"data\": [\n  {\"a\": 1},\n  {\"a\": oops}\n]}", "data");

        assertThat(read.end().where().line()).isEqualTo(3);
        assertThat(read.end().where().column()).isBetween(9, 13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void every_Unicode_encoding_is_understood_with_and_without_a_byte_order_mark(String name) {
        Charset charset = Charset.forName(name);
        String body = "[{\"unit\": \"mL/min·kg\", \"name\": \"心率 \uD83D\uDC93\"}]";

        Collected bare = both(body.getBytes(charset));
        Collected marked = both(("\uFEFF" + body).getBytes(charset));

        assertThat(bare.items.get(0).path("name").textValue()).isEqualTo("心率 \uD83D\uDC93");
        assertThat(marked.items).isEqualTo(bare.items);
    }

    @Test
    void half_a_character_becomes_a_sign_that_it_was_there() {
        Collected read = both("[{\"a\\ud83d\": \"x\\ud83d\\udc93y\\udc93\"}]");

        assertThat(read.items).hasToString("[{\"a\uFFFD\":\"x\uD83D\uDC93y\uFFFD\"}]");
    }

    @Test
    void Latin_1_is_a_problem_that_names_the_byte() {
        Collected read = both("[{}, {\"unit\": \"µg\", \"x\": \"CANARY\"}]".getBytes(ISO_8859_1));

        assertThat(read.end().code()).isEqualTo(ProblemCode.M104_CHARSET);
        assertThat(read.end().message()).isEqualTo("byte 16 is not UTF-8 text");
        assertThat(read.items).isEmpty();
        assertSilent(read);
    }

    @ParameterizedTest
    @MethodSource
    void what_is_beyond_a_limit_ends_the_reading(String body) {
        Collected read = both(body, "data");

        assertThat(read.end().code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        assertThat(read.items).isEmpty();
        assertSilent(read);
    }

    static Stream<String> what_is_beyond_a_limit_ends_the_reading() {
        return Stream.of(
                "{\"data\": [{}, " + "[".repeat(200_000) + "]".repeat(200_000) + "]}",
                "{\"x\": " + "{\"a\":".repeat(200) + "1" + "}".repeat(200) + ", \"data\": [{}]}",
                "{\"data\": [{}, {\"v\": " + "7".repeat(201) + "}]}",
                "{\"data\": [{}, {\"v\": 0." + "7".repeat(201) + "}]}",
                "{\"data\": [{}, {\"" + "CANARY".repeat(20_000) + "\": 1}]}");
    }

    @Test
    void an_item_that_is_too_long_is_passed_over_and_its_neighbours_go_on() {
        String body = "{\"data\": [{\"v\": 1}, {\"v\": \"" + "CANARY".repeat(100) + "\"}, {\"v\": 3}]}";
        Collected read = Collected.of(json("data"), STREAMED.withWeight(500), body);

        assertThat(read.items).hasToString("[{\"v\":1}, {\"v\":3}]");
        assertThat(read.problems.get(0).code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        assertThat(read.problems.get(0).where().path()).isEqualTo("/data/1");
        assertSilent(read);
    }

    @Test
    void an_item_of_many_small_things_weighs_more_than_its_characters() {
        String body = "[1, [" + "{},".repeat(50) + "1], 2]";
        Collected read = Collected.of(json(), STREAMED.withWeight(500), body);

        assertThat(read.pointers).containsExactly("/0", "/2");
        assertThat(read.problems.get(0).where().path()).isEqualTo("/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\": [%s], \"data\": [{}]}", "{\"data\": [{}], \"x\": {\"y\": [%s]}}"})
    void too_much_outside_the_items_ends_the_reading(String shape) {
        String body = shape.formatted("\"CANARY\",".repeat(100) + "1");
        Collected read = Collected.of(json("data"), STREAMED.withWeight(500), body);

        assertThat(read.end().code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        assertThat(read.items).isEmpty();
        assertSilent(read);
    }

    @Test
    void the_handler_may_stop() throws Exception {
        for (Limits limits : List.of(WHOLE, STREAMED)) {
            Collected read = new Collected();
            Inputs.of(json(), limits).read(Body.of("[1, 2, 3]".getBytes(ISO_8859_1)), (item, payload, pointer) -> {
                read.item(item, payload, pointer);
                return item.intValue() < 2;
            });

            assertThat(read.items).hasToString("[1, 2]");
        }
    }

    @Test
    void a_list_of_many_items_is_read_alike_both_ways() {
        String items = String.join(
                ",",
                IntStream.range(0, 5000)
                        .mapToObj(
                                i -> "{\"id\": " + i + ", \"v\": " + i + ".50, \"é\": [true, {\"s\": \"\\n\\u00e9\"}]}")
                        .toList());
        Collected read = both("{\"data\": {\"metrics\": [" + items + "]}, \"end\": 1}", "data", "metrics");

        assertThat(read.items).hasSize(5000);
        assertThat(read.pointers.get(4999)).isEqualTo("/data/metrics/4999");
    }

    @Test
    void a_record_asked_for_by_its_id_is_the_item_where_the_list_is_not() {
        InputFormat format = new InputFormat.Json(List.of(List.of("data")), null, true);

        assertThat(alone(format, "{\"data\": [{\"id\": 1}, {\"id\": 2}]}").pointers)
                .containsExactly("/data/0", "/data/1");
        assertThat(alone(format, "{\"id\": 3, \"score\": 9}").toString())
                .contains("items [{\"id\":3,\"score\":9}]", "pointers []");
        assertThat(alone(format, "{\"data\": [], \"next\": null}").items).isEmpty();
        assertThat(alone(format, "{\"data\": null}").items).isEmpty();
        assertThat(alone(format, "[{\"id\": 1}]").toString()).contains("M105");
    }

    @Test
    void several_lists_give_their_elements_in_the_order_of_the_body() {
        InputFormat format = new InputFormat.Json(
                List.of(List.of("records"), List.of("gone"), List.of("nights", "list")), null, false);

        Collected read = alone(
                format,
                "{\"gone\": [{\"id\": 9}], \"phone\": \"x\", \"records\": [{\"id\": 1}, {\"id\": 2}],"
                        + " \"nights\": {\"list\": [{\"id\": 3}]}}");

        assertThat(read.pointers).containsExactly("/gone/0", "/records/0", "/records/1", "/nights/list/0");
        assertThat(read.items).hasToString("[{\"id\":9}, {\"id\":1}, {\"id\":2}, {\"id\":3}]");
        assertThat(read.payloads.get(0))
                .hasToString("{\"gone\":[],\"phone\":\"x\",\"records\":[],\"nights\":{\"list\":[]}}");
    }

    @Test
    void of_several_lists_any_may_be_absent_but_none_may_be_something_else() {
        InputFormat format = new InputFormat.Json(List.of(List.of("records"), List.of("gone")), null, false);

        assertThat(alone(format, "{\"gone\": null}").toString()).contains("items []", "ended no");
        assertThat(alone(format, "{\"records\": [1], \"gone\": {\"id\": 9}}")
                        .end()
                        .where()
                        .path())
                .isEqualTo("/gone");
        assertThat(alone(format, "[{\"id\": 1}]").end().code()).isEqualTo(ProblemCode.M105_NO_ITEMS);
    }

    @Test
    void a_fault_in_one_of_several_lists_costs_only_its_item() {
        InputFormat format = new InputFormat.Json(List.of(List.of("records"), List.of("gone")), null, false);

        Collected read = alone(format, "{\"records\": [{\"v\": 1}], \"gone\": [{\"v\": 1e999}, {\"v\": 2}]}");

        assertThat(read.pointers).containsExactly("/records/0", "/gone/1");
        assertThat(read.problems.get(0).where().path()).isEqualTo("/gone/0");
    }

    private static Collected alone(InputFormat format, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Collected whole = Collected.of(format, WHOLE, bytes);
        assertThat(Collected.of(format, STREAMED, bytes)).hasToString(whole.toString());
        return whole;
    }

    private static Collected both(String body, String... each) {
        return both(body.getBytes(StandardCharsets.UTF_8), each);
    }

    private static Collected both(byte[] body, String... each) {
        Collected whole = Collected.of(json(each), WHOLE, body);
        Collected streamed = Collected.of(json(each), STREAMED, body);
        assertThat(streamed).hasToString(whole.toString());
        return whole;
    }

    private static InputFormat json(String... each) {
        return new InputFormat.Json(List.of(each));
    }

    private static void assertSilent(Collected read) {
        Unsaid.assertAbsent(read);
    }
}
