package io.vitalroute.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TemplateTest {
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @TempDir
    private Path folder;

    private Template template(String text) throws IOException {
        return Template.read(Files.writeString(folder.resolve("crm.jslt"), text));
    }

    private ProblemCode refusal(String text) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> template(text));
        return thrown.first().code();
    }

    @Test
    void numbers_that_pass_through_keep_all_their_digits() throws IOException {
        JsonNode reading = EXACT.readTree("{\"value\": 81.2500000000000000000000000000000010}");

        JsonNode said = template("{\"weight\": .value, \"source\": $origin.name}")
                .apply(reading, Map.of("origin", EXACT.readTree("{\"name\": \"scale\"}")));

        assertThat(said.path("weight").decimalValue().toPlainString())
                .isEqualTo("81.2500000000000000000000000000000010");
        assertThat(said.path("source").asText()).isEqualTo("scale");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": uuid()}", "random()", "{\"at\": now ( )}", "import \"x.jslt\" as x x(.)"})
    void what_differs_from_run_to_run_or_reads_other_files_is_refused(String text) {
        assertThat(refusal(text)).isEqualTo(ProblemCode.C203_REFUSED);
    }

    @Test
    void such_words_in_texts_and_comments_are_no_calls() throws IOException {
        JsonNode said = template("// uuid() is refused\n{\"say\": \"now(1)\"}").apply(EXACT.readTree("{}"), Map.of());

        assertThat(said.path("say").asText()).isEqualTo("now(1)");
    }

    @Test
    void what_is_no_JSLT_or_not_there_is_said_with_its_file() {
        assertThat(refusal("{\"a\": ")).isEqualTo(ProblemCode.C201_CELL);
        assertThat(catchThrowableOfType(ProblemException.class, () -> Template.read(folder.resolve("none.jslt")))
                        .first())
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.C111_NOT_FOUND);
                    assertThat(problem.toString()).contains("none.jslt");
                });
    }

    @Test
    void a_template_that_fails_on_a_reading_does_not_repeat_its_value() throws IOException {
        Template failing = template("{\"a\": number(.value)}");

        ProblemException thrown = catchThrowableOfType(
                ProblemException.class, () -> failing.apply(EXACT.readTree("{\"value\": \"77x34\"}"), Map.of()));

        assertThat(thrown.first().code()).isEqualTo(ProblemCode.E101_NOT_ENCODABLE);
        assertThat(thrown.first().toString()).doesNotContain("77x34");
        assertThat(thrown.getCause()).isNull();
    }
}
