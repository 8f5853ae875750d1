package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class Er7Test {

    @ParameterizedTest
    @CsvSource({
        "plain text,plain text",
        "a|b,a\\F\\b",
        "a^b,a\\S\\b",
        "a&b,a\\T\\b",
        "a~b,a\\R\\b",
        "a\\b,a\\E\\b",
        "Größe 3 µm,Größe 3 µm",
    })
    void escape_keeps_a_value_out_of_the_delimiters(String value, String er7) {
        assertThat(Er7.escape(value)).isEqualTo(er7);
    }

    @Test
    void escape_never_lets_a_line_end_or_a_frame_byte_through() {
        assertThat(Er7.escape("a\r\nb\u000Bc\u001Cd\u007F")).isEqualTo("a\\X0D\\\\X0A\\b\\X0B\\c\\X1C\\d\\X7F\\");
    }

    @Test
    void escape_of_two_quotes_is_not_the_null_that_deletes() {
        assertThat(Er7.escape("\"\"")).isEqualTo("\\X2222\\");
        assertThat(Er7.components("a", "\"\"")).doesNotContain("\"\"");
    }

    @Test
    void escape_keeps_pairs_of_surrogates_and_replaces_halves() {
        assertThat(Er7.escape("x\uD83D\uDE00y")).isEqualTo("x\uD83D\uDE00y");
        assertThat(Er7.escape("x\uD83Dy\uDE00")).isEqualTo("x\uFFFDy\uFFFD");
    }

    @Test
    void components_are_escaped_before_they_are_joined() {
        assertThat(Er7.components("a^b", null, "c", "")).isEqualTo("a\\S\\b^^c");
        assertThat(Er7.subcomponents("", "1.2&3", "ISO")).isEqualTo("&1.2\\T\\3&ISO");
        assertThat(Er7.components(null, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void escape_of_any_text_stays_one_value_and_reads_back(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String value = randomText(random);
            String er7 = Er7.escape(value);
            assertThat(er7)
                    .doesNotContain("|", "^", "&", "~", "\r", "\n", "\u000B", "\u001C")
                    .isNotEqualTo("\"\"");
            assertThat(Er7Decoder.STANDARD.unescape(er7)).isEqualTo(value);
        }
    }

    /** Delimiters, control characters, letters of many scripts, and what looks like an escape. */
    private static String randomText(Random random) {
        String alphabet = "|^&~\\\r\n\t\u000B\u001C\"ab FSTREX0D.é\u4E2Dß";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextInt(8) == 0
                            ? Character.toString(0x1F300 + random.nextInt(200))
                            : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
