package io.vitalroute.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;

import io.vitalroute.GoldenFile;
import io.vitalroute.config.Node;
import io.vitalroute.config.SpecReference;
import io.vitalroute.config.SpecSchema;
import io.vitalroute.config.YamlText;
import io.vitalroute.mapping.cell.Cells;
import io.vitalroute.mapping.expect.TestSpec;
import io.vitalroute.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** The reference page and the schemas say what the specs say, and the page's examples are right. */
class MappingReferenceTest {
    private static final Path PAGE = Path.of("docs/mapping-reference.md");
    private static final String MARK = "-Dgolden.update=true -->\n";
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_page_is_what_the_specs_say() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(0, page.indexOf(MARK) + MARK.length());
        String tables = SpecReference.markdown(MappingSpec.MAPPING) + "\n" + SpecReference.markdown(TestSpec.FILE);
        GoldenFile.check(PAGE.toString(), written.replace("{functions}", functions()) + "\n" + tables);
        assertThat(Files.readString(PAGE)).contains(functions());
    }

    @Test
    void the_schemas_are_what_the_specs_say() throws IOException {
        GoldenFile.check("docs/schema/mapping.schema.json", SpecSchema.json(MappingSpec.MAPPING));
        GoldenFile.check("docs/schema/mapping-test.schema.json", SpecSchema.json(TestSpec.FILE));
    }

    @Test
    void the_examples_of_the_page_are_right() throws IOException {
        List<String> blocks = blocks();
        List<Problem> problems = new ArrayList<>();
        MappingFile.compile("mappings/acme/days.map.yaml", blocks.get(0), Bench.METRICS, problems);
        Node tests = YamlText.read("days.test.yaml", blocks.get(1), problems);
        TestSpec.FILE.check(java.util.Objects.requireNonNull(tests), problems);
        assertThat(problems).isEmpty();
    }

    @Test
    void the_schemas_take_what_the_specs_take() throws IOException {
        assertThat(violations(SpecSchema.json(MappingSpec.MAPPING), blocks().get(0)))
                .isEmpty();
        assertThat(violations(SpecSchema.json(TestSpec.FILE), blocks().get(1))).isEmpty();
    }

    @Test
    void the_schema_refuses_unknown_and_missing_keys_and_wrong_kinds() throws IOException {
        String schema = SpecSchema.json(MappingSpec.MAPPING);
        String good = blocks().get(0);
        assertThat(violations(schema, good.replace("skip:", "skp:"))).isNotEmpty();
        assertThat(violations(schema, good.replace("version: 2", "version: two")))
                .isNotEmpty();
        assertThat(violations(schema, good.replaceFirst("(?m)^accepts.*$", ""))).isNotEmpty();
        assertThat(violations(schema, good.replace("else: problem", ""))).isNotEmpty();
    }

    private static List<String> blocks() throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(PAGE));
        return matcher.results().map(block -> block.group(1)).toList();
    }

    private static List<String> violations(String schema, String yaml) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        JsonSchema compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json.readTree(schema));
        Node root = YamlText.read("x.yaml", yaml, new ArrayList<>());
        return compiled.validate(tree(json, java.util.Objects.requireNonNull(root))).stream()
                .map(Object::toString)
                .toList();
    }

    /** As an editor sees YAML: plain words that look like numbers are numbers. */
    private static JsonNode tree(JsonMapper json, Node node) {
        if (node instanceof Node.Items items) {
            return json.valueToTree(
                    items.items().stream().map(item -> tree(json, item)).toList());
        }
        if (node instanceof Node.Fields fields) {
            return json.valueToTree(fields.fields().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, e -> tree(json, e.getValue().value()))));
        }
        Node.Text text = (Node.Text) node;
        if (text.isNull()) {
            return json.nullNode();
        }
        boolean number = !text.quoted() && text.text().matches("-?[0-9]+(\\.[0-9]+)?");
        return number
                ? json.getNodeFactory().numberNode(new java.math.BigDecimal(text.text()))
                : json.getNodeFactory().textNode(text.text());
    }

    private static String functions() {
        return Stream.of(Cells.functions())
                .flatMap(List::stream)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }
}
