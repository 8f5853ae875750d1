package io.vitalroute.hl7;

import java.util.List;
import java.util.Map;
import java.util.Random;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.util.Terser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Kind;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Value.Text;

import static io.vitalroute.hl7.OruSamples.at;
import static org.assertj.core.api.Assertions.assertThat;

/** What we write with any text in any place, HAPI reads back; and so do we. */
class OruRoundTripTest {
    /** Without line ends and backslashes, which HAPI does not read back from their escapes. */
    private static final String ALPHABET = "|^&~\"'<>=;: ab7.-éß中\uD83D\uDE00";

    @ParameterizedTest
    @CsvSource({"21,V2_5_1", "22,V2_5_1", "23,V2_6", "24,V2_6", "25,PCD_01", "26,PCD_01"})
    void any_text_in_any_place_is_read_back(long seed, Dialect dialect) throws HL7Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            roundTrip(text(random), text(random), text(random), text(random), dialect);
        }
    }

    private static void roundTrip(String id, String model, String display, String words, Dialect dialect)
            throws HL7Exception {
        PatientRef patient = new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", id)));
        Metric note = OruSamples.metric(
                "note", Kind.TEXT, null, null, null, Map.of(), Map.of(), new Code(Metric.OWN_SYSTEM, "note", display));
        PatientReading plain = OruSamples.reading(note, new Text(words), at("2026-03-14T07:30:00+01:00"));
        PatientReading reading = new PatientReading(
                plain.reading(), patient, OruSamples.device("https://vitalroute.io/device/x", "d1", model, "528399"));
        byte[] bytes = new OruEncoder(OruSamples.profile(dialect)).message(patient, List.of(reading), OruSamples.MADE);

        Message read = Hl7Oracle.assertStrictlyParses(bytes);
        String path = "/.ORDER_OBSERVATION/OBSERVATION(" + (dialect == Dialect.PCD_01 ? 1 : 0) + ")/OBX";
        String device = "/.ORDER_OBSERVATION/OBSERVATION(0)/OBX-18-2";
        Terser terser = new Terser(read);
        assertThat(terser.get("/.PID-3-1")).isEqualTo(id);
        assertThat(terser.get(device)).isEqualTo(model);
        assertThat(terser.get(path + "-3-2")).isEqualTo(display);
        assertThat(terser.get(path + "-5")).isEqualTo(words);
        Er7Segment ours = Er7Message.read(bytes).orElseThrow().all("OBX").get(dialect == Dialect.PCD_01 ? 1 : 0);
        assertThat(ours.component(5, 1)).isEqualTo(words.strip());
        assertThat(ours.component(3, 2)).isEqualTo(display.strip());
    }

    /** Never empty, and with a letter, so that nothing is taken for blank. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        int length = random.nextInt(15);
        for (int i = 0; i < length; i++) {
            int at = ALPHABET.offsetByCodePoints(0, random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length())));
            text.appendCodePoint(ALPHABET.codePointAt(at));
        }
        return text.append('x').toString();
    }
}
