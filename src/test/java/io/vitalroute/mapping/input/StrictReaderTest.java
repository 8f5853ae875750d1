package io.vitalroute.mapping.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StrictReaderTest {
    private static final String TEXT = "a·b心\uD83D\uDC93c".repeat(20_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8192})
    void text_comes_out_whole_whatever_the_size_of_the_pieces(int piece) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader reader = new StrictReader(trickle(TEXT.getBytes(StandardCharsets.UTF_8)))) {
            char[] buffer = new char[piece];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                text.append(buffer, 0, count);
            }
        }

        assertThat(text.toString()).isEqualTo(TEXT);
    }

    @Test
    void the_byte_that_is_no_text_is_named_beyond_the_first_buffer_too() throws IOException {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        bytes[150_000] = (byte) 0xFF;
        try (Reader reader = new StrictReader(new ByteArrayInputStream(bytes))) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> reader.transferTo(Writer.nullWriter()))
                    .withMessageMatching("payload: M104 byte (149999|15000[01]) is not UTF-8 text .*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C3", "61C328", "EDA080", "C080", "F4908080", "E5BF"})
    void overlong_surrogate_and_unfinished_sequences_are_no_text(String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        try (Reader reader = new StrictReader(new ByteArrayInputStream(bytes))) {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> reader.transferTo(Writer.nullWriter()));
        }
    }

    /** Gives at most five bytes at a time, as a network does. */
    private static InputStream trickle(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 5));
            }
        };
    }
}
