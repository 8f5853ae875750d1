package io.vitalroute.source.phone;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EnrolmentTest {
    private static final String KEY = "\"publicKey\": {\"kty\":\"EC\",\"crv\":\"P-256\","
            + "\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\",\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"}";

    @Test
    void a_code_is_known_however_it_is_typed() {
        String hash = new EnrolmentCode("K7QF-20DM-1R4T").hash();

        assertThat(new EnrolmentCode("k7qf20dm1r4t").hash()).isEqualTo(hash);
        assertThat(new EnrolmentCode(" k7qf 2odm ir4t ").hash()).isEqualTo(hash);
        assertThat(new EnrolmentCode("K7QF-20DM-1R4V").hash()).isNotEqualTo(hash);
    }

    @Test
    void codes_are_many_and_say_nothing_in_a_log() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            codes.add(EnrolmentCode.random().text());
        }

        assertThat(codes)
                .hasSize(1000)
                .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}"));
        assertThat(new EnrolmentCode("K7QF-20DM-1R4T").toString()).doesNotContain("K7QF");
    }

    @Test
    void a_request_is_read() {
        Enrolment enrolment = Enrolment.read(
                bytes("{\"code\": \"A\", \"platforms\": [\"healthkit\", \"other\"], \"phone\": \"x\", " + KEY + "}"));

        assertThat(enrolment.platforms()).containsExactlyInAnyOrder(Platform.HEALTHKIT, Platform.OTHER);
        assertThat(enrolment.request().phone()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"platforms\": [\"other\"], KEY | /code",
                "\"code\": \"A\", KEY | /platforms",
                "\"code\": \"A\", \"platforms\": [], KEY | /platforms",
                "\"code\": \"A\", \"platforms\": [\"other\", \"other\"], KEY | /platforms",
                "\"code\": \"A\", \"platforms\": [\"fitbit\"], KEY | /platforms",
                "\"code\": \"A\", \"platforms\": [\"other\"] | /publicKey",
                "\"code\": \"A\", \"platforms\": [\"other\"], \"patient\": \"p1\", KEY | /patient",
            })
    void what_is_wrong_is_named(String fields, String at) {
        ProblemException fault = catchThrowableOfType(
                ProblemException.class, () -> Enrolment.read(bytes("{" + fields.replace("KEY", KEY) + "}")));

        assertThat(fault.problems())
                .extracting(problem -> problem.where().path())
                .isEqualTo(List.of(at));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
