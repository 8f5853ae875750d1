package io.vitalroute.hl7;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The oracle finds what is wrong: each case damages a correct message in one place. */
class Hl7OracleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "weight-2.5.1;a time without zone;20260314073000+0100|||AMEAS;20260314073000|||AMEAS",
                "weight-2.5.1;a number with its unit;|81.40|;|81.40 kg|",
                "weight-2.5.1;a unit that is not UCUM;kg^kilogram^UCUM;kgs^kilogram^UCUM",
                "weight-2.5.1;no unit;|kg^kilogram^UCUM|;||",
                "weight-2.5.1;a null that deletes;|81.40|;|\"\"|",
                "weight-2.5.1;a patient without authority;^^^&1.2.3&ISO^MR;^^^^MR",
                "weight-2.5.1;an unknown segment;PID|1;ZZZ|1~PID|1",
                "weight-2.5.1;a control id that is too long;|P|2.5.1;0|P|2.5.1",
                "weight-2.5.1;a deletion with a value;|F|||2026;|D|||2026",
                "weight-2.5.1;a result without a value;|81.40|;||",
                "weight-2.5.1;text beyond the charset;kilogram;kilogrammé",
                "blood-pressure-2.6;a pressure without its partner;8462-4;8867-4",
                "blood-pressure-2.6;partners in two groups;|1.2|;|2.2|",
                "blood-pressure-2.6;two times;OBX|2|NM;OBX|2|NM|8480-6^x^LN|1.1",
                "comparator-2.6;a comparator in a number;SN|;NM|",
                "pulse-oximetry-pcd-01;application acknowledgements;|||AL|NE|;|||AL|AL|",
                "pulse-oximetry-pcd-01;an ORC;OBR|1;ORC|RE~OBR|1",
                "pulse-oximetry-pcd-01;a numbered patient;PID|||;PID|1||",
                "pulse-oximetry-pcd-01;one sub id twice;|1.0.0.1|;|1.0.0.0|",
                "pulse-oximetry-pcd-01;a device that was measured;|1.0.0.0|||||||X;|1.0.0.0|||||||R",
                "pulse-oximetry-pcd-01;a filler without authority;^VITALROUTE^0A1B2C3D4E5F6071^EUI-64|182777000;^VITALROUTE|182777000",
                "pulse-oximetry-pcd-01;another version;|P|2.6;|P|2.5.1",
            })
    void assertStrictlyParses_finds(String golden, String fault, String right, String wrong) throws IOException {
        String message = message(golden);
        assertThat(message).as(fault).contains(right);
        String damaged = message.replace(right, wrong.replace("~", "\r"));
        assertThatCode(() -> Hl7Oracle.assertStrictlyParses(bytes(message))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Hl7Oracle.assertStrictlyParses(bytes(damaged)))
                .as(fault)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void assertStrictlyParses_finds_other_segment_ends() throws IOException {
        String message = message("weight-2.5.1");
        for (String end : new String[] {"\n", "\r\n", "\r\r"}) {
            assertThatThrownBy(() -> Hl7Oracle.assertStrictlyParses(bytes(message.replace("\r", end))))
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static String message(String golden) throws IOException {
        return Files.readString(Path.of("src/test/resources/hl7", golden + ".hl7"))
                .replace('\n', '\r');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
