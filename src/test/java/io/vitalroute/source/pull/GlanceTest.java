package io.vitalroute.source.pull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GlanceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"b\":\"x\"}} | /a/b | SCALAR | x",
                "{\"a\":{\"b\":\"x\"}} | /a | FULL | ",
                "{\"a\":{\"b\":[]}} | /a/b | EMPTY | ",
                "{\"a\":{}} | /a | EMPTY | ",
                "{\"a\":{}} | /a/b | NONE | ",
                "{\"a\":null} | /a | NONE | ",
                "{\"a\":false} | /a | NO | ",
                "{\"a\":\"\"} | /a | NO | ",
                "{\"a\":12.50} | /a | SCALAR | 12.50",
                "{\"a\":[1,2,3]} | /a/1 | SCALAR | 2",
                "{\"a\":[1,2,3]} | /a/- | SCALAR | 3",
                "{\"a\":[{\"t\":1},{\"t\":2}]} | /a/-/t | SCALAR | 2",
                "{\"a\":[{\"t\":1},{\"u\":2}]} | /a/-/t | NONE | ",
                "{\"a\":[]} | /a/- | NONE | ",
                "{\"x\":{\"a\":1},\"a\":2} | /a | SCALAR | 2",
                "{\"a~b\":{\"c/d\":1}} | /a~0b/c~1d | SCALAR | 1"
            })
    void it_sees_what_stands_at_a_place(String body, String place, Seen.Kind kind, String text) throws IOException {
        JsonPointer pointer = JsonPointer.compile(place);
        Glance glance = Glance.of(body.getBytes(StandardCharsets.UTF_8), List.of(pointer));
        assertThat(glance.at(pointer)).isEqualTo(new Seen(kind, text));
    }

    @Test
    void the_empty_place_is_the_whole_document() throws IOException {
        assertThat(whole("[]").isEmpty()).isTrue();
        assertThat(whole("{}").isEmpty()).isTrue();
        assertThat(whole("[0]").isEmpty()).isFalse();
    }

    @Test
    void a_document_of_some_megabytes_is_passed_over() throws IOException {
        String rows = "{\"v\":[1,2,3],\"next\":\"no\"},".repeat(200_000);
        String body = "{\"data\":[" + rows + "{}],\"next\":\"n2\"}";
        JsonPointer next = JsonPointer.compile("/next");
        assertThat(Glance.of(body.getBytes(StandardCharsets.UTF_8), List.of(next))
                        .at(next)
                        .text())
                .isEqualTo("n2");
    }

    private static Seen whole(String body) throws IOException {
        return Glance.of(body.getBytes(StandardCharsets.UTF_8), List.of(JsonPointer.empty()))
                .at(JsonPointer.empty());
    }
}
