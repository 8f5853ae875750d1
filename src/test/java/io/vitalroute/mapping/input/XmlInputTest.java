package io.vitalroute.mapping.input;

import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class XmlInputTest {
    private static final InputFormat EXPORT =
            new InputFormat.Xml(Set.of("Record", "Correlation", "Workout"), Set.of("WorkoutRoute"));
    private static final Limits LIMITS = Limits.standard();

    @Test
    void an_item_is_a_tree_of_attributes_texts_and_children() {
        Collected read = read("""
                <HealthData locale="nb_NO">
                 <ExportDate value="2026-02-03"/>
                 <Record type="A" value="61.50" device="&lt;HKDevice&gt;"><MetadataEntry key="k" value="v"/></Record>
                 <Correlation type="BP">
                  <Record type="S"/><Note>a &amp; b<![CDATA[ < c]]></Note><Record type="D"/>
                 </Correlation>
                </HealthData>""");

        assertThat(read.items.get(0))
                .hasToString("{\"_\":\"Record\",\"type\":\"A\",\"value\":\"61.50\",\"device\":\"<HKDevice>\","
                        + "\"MetadataEntry\":[{\"_\":\"MetadataEntry\",\"key\":\"k\",\"value\":\"v\"}]}");
        assertThat(read.items.get(1))
                .hasToString("{\"_\":\"Correlation\",\"type\":\"BP\",\"Record\":[{\"_\":\"Record\",\"type\":\"S\"},"
                        + "{\"_\":\"Record\",\"type\":\"D\"}],\"Note\":[{\"_\":\"Note\",\"#text\":\"a & b < c\"}]}");
        assertThat(read.payloads.get(1))
                .hasToString("{\"_\":\"HealthData\",\"locale\":\"nb_NO\",\"ExportDate\":[{\"_\":\"ExportDate\","
                        + "\"value\":\"2026-02-03\"}]}");
    }

    @Test
    void pointers_count_the_items_of_each_name() {
        Collected read = read("<HealthData><Record/><Workout/><Other/><Record><Record/></Record></HealthData>");

        assertThat(read.pointers).containsExactly("/Record/0", "/Workout/0", "/Record/1");
    }

    @Test
    void what_is_ignored_is_left_out_and_what_follows_the_first_item_is_not_kept() {
        Collected read = read("<HealthData><Me/><Workout><WorkoutRoute><Location/></WorkoutRoute><Event/></Workout>"
                + "<Audiogram/><Record/></HealthData>");

        assertThat(read.items.get(0)).hasToString("{\"_\":\"Workout\",\"Event\":[{\"_\":\"Event\"}]}");
        assertThat(read.payloads.get(1)).hasToString("{\"_\":\"HealthData\",\"Me\":[{\"_\":\"Me\"}]}");
    }

    @Test
    void an_attribute_makes_way_for_a_child_of_its_name() {
        Collected read = read("<r><Record _=\"1\" a=\"2\"><a/><a/><_/></Record></r>");

        assertThat(read.items.get(0))
                .hasToString(
                        "{\"_\":\"Record\",\"@_\":[{\"_\":\"_\"}],\"a\":[{\"_\":\"a\"},{\"_\":\"a\"}],\"@a\":\"2\","
                                + "\"@@_\":\"1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE HealthData>",
                "<!DOCTYPE HealthData SYSTEM \"http://127.0.0.1:1/[CANARY>.dtd\">",
                "<!DOCTYPE HealthData PUBLIC '-//X//Y' 'file:///etc/passwd' [ ]>",
                "<!-- <HealthData> --><!DOCTYPE HealthData [<!ELEMENT Record EMPTY>]\n>",
                "<!DOCTYPE HealthData [ <!-- ]> \" --> <!ATTLIST Record\n type CDATA \"unclosed #IMPLIED <!ELEMENT ]>",
                "<!DOCTYPE HealthData [\r\n<!ATTLIST Record <!ATTLIST Record x \" ' > ]\r\n >"
            })
    void any_document_type_is_passed_over_even_a_malformed_one(String doctype) {
        Collected read = read("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + doctype
                + "\n<HealthData><Record value=\"1\"/></HealthData>");

        assertThat(read.toString()).contains("pointers [/Record/0]", "ended no");
    }

    @Test
    void lines_stay_the_same_when_the_document_type_is_passed_over() {
        Collected read = read("<!DOCTYPE HealthData [\n<!ELEMENT a\n]>\n<HealthData>\n<Record></Oops>");

        assertThat(read.end().where().line()).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource
    void entities_are_refused(String document) {
        Collected read = read(document);

        assertThat(read.end().code()).isEqualTo(ProblemCode.M106_XML_FORBIDDEN);
        assertThat(read.items).isEmpty();
        Unsaid.assertAbsent(read);
    }

    static Stream<String> entities_are_refused() {
        String laughs = "<!DOCTYPE a [<!ENTITY l0 \"CANARY\">"
                + "<!ENTITY l1 \"&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;\"><!ENTITY l2 \"&l1;&l1;&l1;&l1;&l1;&l1;\">]>";
        return Stream.of(
                laughs + "<a><Record>&l2;</Record></a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><Record v=\"&x;\"/></a>",
                "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/CANARY\"> %x;]><a><Record/></a>",
                "<!DOCTYPE a [<!ENTITY x \"]>\">]><a><Record v=\"CANARY&x;\"/></a>",
                "<a><Record>&CANARY;</Record></a>",
                "<a><Record v=\"&CANARY;\"/></a>",
                "<a>&CANARY;<Record/></a>");
    }

    @Test
    void forbidden_characters_become_a_sign_that_they_were_there() {
        Collected read = read("<a>\u0001<Record name=\"x\u0000\u000By\" n=\"7\u00081\">\u001F\uFFFE</Record></a>");

        assertThat(read.items.get(0))
                .hasToString(
                        "{\"_\":\"Record\",\"name\":\"x\uFFFD\uFFFDy\",\"n\":\"7\uFFFD1\",\"#text\":\"\uFFFD\uFFFD\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<a><Record n=\"1\"/>",
                "<a><Record n=\"1\"/><Record n=\"CANARY",
                "<a><Record n=\"1\"/></a",
                "<a><Record n=\"1\"/></CANARY>",
                "<a><Record n=\"1\"/><Record n=\"1\" n=\"CANARY\"/></a>",
                "<a><Record n=\"1\"/><Record n=CANARY/></a>",
                "<a><Record n=\"1\"/></a><CANARY/>",
                "<a><Record n=\"1\"/></a>CANARY",
                "{\"CANARY\": 1}",
                "<!DOCTYPE a [ CANARY",
                "<a><!-- CANARY",
                "<a><Record n=\"1\"/><![CDATA[CANARY",
                "<a><Record n=\"1\"/><Record>&#0;CANARY</Record></a>",
                "<a><Record n=\"1\"/><Record CANARY<></a>",
                "PK\u0003\u0004CANARY"
            })
    void a_fault_ends_the_reading_there_and_what_came_before_stands(String document) {
        Collected read = read(document);

        assertThat(read.end().code()).isEqualTo(ProblemCode.M101_NOT_READABLE);
        assertThat(read.items).hasSize(document.startsWith("<a><Record") ? 1 : 0);
        Unsaid.assertAbsent(read);
    }

    @Test
    void UTF_16_is_understood_whatever_the_declaration_says_and_Latin_1_is_not() {
        String document =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a><Record unit=\"mL/min·kg\" n=\"CANARY\"/></a>";
        Collected wide = Collected.of(EXPORT, LIMITS, document.getBytes(StandardCharsets.UTF_16));
        Collected latin = Collected.of(EXPORT, LIMITS, document.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(wide.items.get(0).path("unit").textValue()).isEqualTo("mL/min·kg");
        assertThat(latin.end().code()).isEqualTo(ProblemCode.M104_CHARSET);
        Unsaid.assertAbsent(latin);
    }

    @ParameterizedTest
    @MethodSource
    void what_is_beyond_a_limit_ends_the_reading(String document) {
        Collected read = Collected.of(EXPORT, LIMITS.withWeight(100_000), document);

        assertThat(read.end().code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        Unsaid.assertAbsent(read);
    }

    static Stream<Arguments> what_is_beyond_a_limit_ends_the_reading() {
        return Stream.of(
                arguments("<a>" + "<Record>".repeat(5000)),
                arguments("<a><Record n=\"" + "CANARY".repeat(200_000) + "\"/></a>"),
                arguments("<a><Record " + "a%s=\"1\" ".repeat(2000).formatted(numbers(2000)) + "/></a>"),
                arguments("<a>" + "<CANARY/>".repeat(50_000) + "</a>"),
                arguments("<!DOCTYPE a [" + "<!ELEMENT CANARY>".repeat(200_000) + "]><a/>"));
    }

    private static Object[] numbers(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).toArray();
    }

    @Test
    void an_item_that_is_too_long_is_passed_over_and_its_neighbours_go_on() {
        Collected read = Collected.of(
                EXPORT,
                LIMITS.withWeight(5000),
                "<a><Record/><Workout>" + "<Note n=\"CANARY\">CANARY</Note>".repeat(500) + "</Workout><Record/></a>");

        assertThat(read.pointers).containsExactly("/Record/0", "/Record/1");
        assertThat(read.problems.get(0).code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        assertThat(read.problems.get(0).where().path()).isEqualTo("/Workout/0");
        Unsaid.assertAbsent(read);
    }

    @Test
    void the_handler_may_stop_before_a_fault() throws Exception {
        List<String> pointers = new ArrayList<>();
        Inputs.of(EXPORT, LIMITS)
                .read(Body.of("<a><Record/><Record/><".getBytes(StandardCharsets.UTF_8)), (item, payload, pointer) -> {
                    pointers.add(pointer);
                    return pointers.size() < 2;
                });

        assertThat(pointers).containsExactly("/Record/0", "/Record/1");
    }

    @Test
    void a_large_export_is_read_to_its_end_and_nothing_of_it_is_kept() throws Exception {
        long size = 40L << 20;
        AppleExportGenerator counted = new AppleExportGenerator(7, size);
        assertThat(counted.transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
        List<WeakReference<JsonNode>> some = new ArrayList<>();
        long[] records = {0};

        Inputs.of(EXPORT, LIMITS).read(AppleExportGenerator.body(7, size), (item, payload, pointer) -> {
            if (item.path("_").textValue().equals("Record") && records[0]++ % 5000 == 0) {
                some.add(new WeakReference<>(item));
            }
            return !item.has("WorkoutRoute");
        });
        System.gc();

        assertThat(records[0]).isEqualTo(counted.records()).isGreaterThan(80_000);
        assertThat(some).allSatisfy(item -> assertThat(item.get()).isNull());
    }

    private static Collected read(String document) {
        return Collected.of(EXPORT, LIMITS, document);
    }
}
