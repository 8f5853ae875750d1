package io.vitalroute.mapping.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CellTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final String ITEM = """
            {"a": {"b": 2, "c": null}, "n": 36.60, "s": "x", "t": true, "f": false, "list": [1, 2], "none": [], "o": {},
             "a-b": 3, "heart rate": 61, "big": 9007199254740993, "seven": "7",
             "meta": [{"key": "zone", "value": "Europe/Rome"}, {"key": "k", "value": 1}],
             "device": "<<Device: 0x1>, name:Watch, maker:Acme, model:W2>"}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                ".a",
                ".a.b",
                ".a-b",
                ".\"heart rate\"",
                ".a.b.c.d",
                ".nothing",
                "$payload.a.b",
                "$origin.source",
                "$item.s",
                ".a.b == 2",
                ".a.b == 2.0",
                ".a.b != 2",
                ".s == \"x\"",
                ".s != \"y\"",
                ".nothing == null",
                ".nothing != null",
                ".a.c == null",
                ".a == .a",
                ".n == 36.6",
                ".n > 36",
                ".n <= 36.60",
                ".s < \"y\"",
                ".t and .s == \"x\"",
                ".f or .none or .o",
                ".f or .s",
                "not(.f) and not(.none)",
                "not(.a.b == 2 or .f)",
                "(.a.b == 2 or .f) and (.s == \"x\")",
                "if (.t) .a.b else .s",
                "if (.f) .a.b else if (.t) .s else .n",
                "if (.f) 1",
                "if (.t and .f) \"y\" else \"z\"",
                "fallback(.nothing, .s)",
                "fallback(.none, .o, .a.c, .n)",
                "fallback(.nothing, .f)",
                "fallback(.nothing, .none) == null",
                "fallback(.nothing, 0)",
                "contains(.s, [\"x\", \"y\"])",
                "contains(.a.b, [\"2\", 2])",
                "contains(.a.b, [])",
                "contains(.nothing, [\"x\", null])",
                "contains(.s, [.s])",
                "contains(\"x\", .list)",
                "contains(2, .list)",
                "contains(\"el\", \"hello\")",
                "contains(.s, [\"z\"]) or .a.b == 2",
                "size(.list) == 2",
                "[for (.list) . == 2]",
                "{\"x\": .a.b}",
                ".list[0]",
                ".list[-1] == 2",
                ".a | .b",
                "lowercase(\"ABC\")",
                "\"a \\\"quoted\\\" word\"",
                "true",
                "null",
                "-3",
                "2.5",
                "starts-with(.s, \"x\") and .t",
                "$payload.list[1]"
            })
    void our_own_evaluator_agrees_with_JSLT(String cell) throws Exception {
        JsonNode item = JSON.readTree(ITEM);
        Expression jslt = Parser.compileString(cell);
        JsonNode expected = jslt.apply(
                Map.of("payload", item, "item", item, "origin", JSON.readTree("{\"source\": \"acme\"}")), item);
        JsonNode actual = value(cell);
        assertThat(Cell.absent(actual) ? JSON.nullNode() : comparable(actual)).isEqualTo(comparable(expected));
    }

    /** JSLT has ints and doubles where we have longs and decimals. */
    private static JsonNode comparable(JsonNode node) {
        return node.isNumber() ? JSON.getNodeFactory().textNode(Texts.of(node)) : node;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".nothing < 5", ".nothing <= 5", ".nothing > 5", "5 > .nothing", ".a.c < 1", "$payload.x.y < 1"})
    void what_is_absent_is_neither_less_nor_more(String cell) throws Exception {
        assertThat(value(cell).booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a == 1000000000000000000000000000000000000000000000000000000000000000000000000000",
                "\"\\u12\" == .a",
                "\"\\",
                "((((.a",
                ")",
                "if (.a)",
                "fallback()",
                "contains(.a)",
                ".a == .b == .c",
                "[",
                "{\"a\"}",
                "not()",
                "\u0000",
                ". .",
                "if if if"
            })
    void whatever_is_written_there_is_compiled_or_a_finding(String cell) {
        List<Problem> problems = new ArrayList<>();
        Cell compiled = new Cells(problems, Cells.Observer.none())
                .expression(new Node.Text(cell, false, Where.file("m.map.yaml", 3, 9)));
        assertThat(compiled).isNotNull();
        assertThat(problems).allSatisfy(p -> assertThat(p.message()).doesNotContain("Was expecting", "<EOF>"));
    }

    @Test
    void numbers_are_compared_exactly() throws Exception {
        assertThat(value(".big == 9007199254740992").booleanValue()).isFalse();
        assertThat(value(".big > 9007199254740992").booleanValue()).isTrue();
    }

    @Test
    void numeric_text_is_ordered_as_a_number_as_XML_and_CSV_know_no_other() throws Exception {
        assertThat(value(".seven < 10").booleanValue()).isTrue();
    }

    @Test
    void a_comparison_that_makes_no_sense_fails_at_its_place_without_the_value() throws Exception {
        Cell cell = compiled(".s < 5");
        CellFailure failure = catchThrowableOfType(CellFailure.class, () -> cell.value(scope()));
        Problem problem = failure.problem("p1");
        assertThat(problem.toString()).isEqualTo("p1 /items/4/s: M207 a string cannot be compared with a number by <");
    }

    @Test
    void a_failure_of_JSLT_says_where_the_cell_stands_and_not_the_value() throws Exception {
        Cell cell = compiled("lowercase(.a) == \"x\"");
        assertThat(cell.value(scope()).booleanValue()).isFalse();
        Cell bad = compiled("test(.s, .s) and size(.n) == 1");
        CellFailure failure = catchThrowableOfType(CellFailure.class, () -> bad.value(scope()));
        assertThat(failure.problem("p1").message())
                .isEqualTo("the cell at m.map.yaml:3:9 cannot be applied to what is here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concat(.s, \"-\", .a.b) | x-2",
                "concat(.s, .nothing) | null",
                "concat(.n, \"\") | 36.6",
                "between(.device, \"name:\", \",\") | Watch",
                "between(.device, \"model:\", \">\") | W2",
                "between(.device, \"serial:\", \",\") | null",
                "between(.n, \"a\", \"b\") | null",
                "lowercase(between(.device, \"name:\", \",\")) | watch",
                "pick(.meta, \"key\", \"k\").value | 1",
                "concat(pick(.meta, \"key\", \"zone\").value, \"!\") | Europe/Rome!",
                "pick(.meta, \"key\", \"zone\").value | Europe/Rome",
                "pick(.meta, \"key\", \"other\").value | null",
                "pick(.nothing, \"key\", \"zone\") | null"
            })
    void our_functions(String cell, String expected) throws Exception {
        JsonNode value = value(cell.strip());
        assertThat(Cell.absent(value) ? "null" : value.asText()).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".a.b | /items/4/a/b",
                ".\"a/b~c\" | /items/4/a~1b~0c",
                ". | /items/4",
                "$payload.body.zone | /body/zone",
                "$item.a | /items/4/a",
                ".a == 2 | /items/4",
                "fallback(.nothing, .s) | /items/4/s",
                "fallback(.x, .y) | /items/4/x",
                "concat(.a, .b) | /items/4"
            })
    void a_cell_knows_what_it_reads(String cell, String pointer) throws Exception {
        assertThat(compiled(cell.strip()).pointer(scope())).isEqualTo(pointer.strip());
    }

    @Test
    void elements_of_a_series_see_what_is_around_them() throws Exception {
        JsonNode item = JSON.readTree("{\"unit\": \"s\", \"series\": [{\"values\": {\"60\": 5, \"120\": 6}}]}");
        Scope scope = Scope.item(item, JSON.nullNode(), item, "/0");
        Cell series = compiled(".series");
        Cell values = compiled(".values");
        Scope outer = scope.element(series, 0, item.at("/series/0"));
        Scope entry = outer.entry(values, 1, "120", item.at("/series/0/values/120"));
        assertThat(compiled(".key").value(entry).asText()).isEqualTo("120");
        assertThat(compiled(".value").value(entry).asInt()).isEqualTo(6);
        assertThat(compiled(".other").value(entry).isMissingNode()).isTrue();
        assertThat(compiled(".").value(entry).toString()).isEqualTo("{\"key\":\"120\",\"value\":6}");
        assertThat(compiled("$item.unit").value(entry).asText()).isEqualTo("s");
        assertThat(compiled("size($outer.values)").value(entry).asInt()).isEqualTo(2);
        assertThat(compiled("$index").value(entry).asInt()).isEqualTo(1);
        assertThat(entry.pointer()).isEqualTo("/0/series/0/values/120");
        assertThat(compiled("$list").value(entry).isNull()).isTrue();
        assertThat(compiled("$list")
                        .value(Scope.item(item, JSON.nullNode(), item, "/body/gone/7"))
                        .asText())
                .isEqualTo("gone");
        assertThat(compiled(".value").pointer(entry)).isEqualTo("/0/series/0/values/120");
    }

    @ParameterizedTest
    @ValueSource(strings = {".a", "$item", "(.a)", "\"text\"", "if (.a) .b else .c", "concat(.a, .b)", "fallback(.a)"})
    void an_expression_is_told_from_a_literal(String text) {
        assertThat(Cells.isExpression(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kg",
                "/min",
                "{steps}",
                "[lb_av]",
                "mm[Hg]",
                "sensed",
                "10*3/uL",
                "Watch (2nd)",
                "1",
                "a.b",
                "m (x)"
            })
    void a_literal_is_told_from_an_expression(String text) {
        assertThat(Cells.isExpression(text)).isFalse();
    }

    private static JsonNode value(String cell) throws Exception {
        return compiled(cell).value(scope());
    }

    private static Scope scope() throws Exception {
        JsonNode item = JSON.readTree(ITEM);
        return Scope.item(item, JSON.readTree("{\"source\": \"acme\"}"), item, "/items/4");
    }

    private static Cell compiled(String cell) {
        List<Problem> problems = new ArrayList<>();
        Cell compiled = new Cells(problems, Cells.Observer.none())
                .expression(new Node.Text(cell, false, Where.file("m.map.yaml", 3, 9)));
        assertThat(problems).isEmpty();
        return compiled;
    }
}
