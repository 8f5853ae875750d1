package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import ca.uhn.hl7v2.util.Hl7InputStreamMessageStringIterator;
import org.junit.jupiter.api.Test;

import static io.vitalroute.hl7.OruSamples.MADE;
import static io.vitalroute.hl7.OruSamples.PATIENT;
import static io.vitalroute.hl7.OruSamples.at;
import static io.vitalroute.hl7.OruSamples.kg;
import static io.vitalroute.hl7.OruSamples.profile;
import static io.vitalroute.hl7.OruSamples.reading;
import static org.assertj.core.api.Assertions.assertThat;

class Hl7BatchTest {
    private static final Hl7Batch BATCH = new Hl7Batch(OruSamples.US, OruSamples.THEM);

    @Test
    void file_holds_the_messages_unchanged_between_headers_and_counts() {
        byte[] one = message("81.4");
        byte[] two = message("81.6");
        String file = text(BATCH.file(List.of(one, two), MADE));
        assertThat(file)
                .startsWith(
                        "FHS|^~\\&|VITALROUTE^0A1B2C3D4E5F6071^EUI-64||EHR|CLINIC^1.2.3.4^ISO|20260314063100+0000||||")
                .contains("\rBHS|^~\\&|VITALROUTE^0A1B2C3D4E5F6071^EUI-64||EHR|")
                .contains("\r" + text(one) + text(two) + "BTS|2\rFTS|1\r")
                .doesNotContain("\n");
    }

    @Test
    void file_is_read_by_others_message_by_message() {
        byte[] file = BATCH.file(List.of(message("81.4"), message("81.6")), MADE);
        List<String> found = new ArrayList<>();
        new Hl7InputStreamMessageStringIterator(new java.io.ByteArrayInputStream(file)).forEachRemaining(found::add);
        assertThat(found).hasSize(2).allMatch(text -> text.startsWith("MSH|"));
    }

    @Test
    void file_without_messages_counts_none() {
        assertThat(text(BATCH.file(List.of(), MADE))).endsWith("BTS|0\rFTS|1\r");
    }

    private static byte[] message(String weight) {
        return new OruEncoder(profile(Dialect.V2_6))
                .message(
                        PATIENT,
                        List.of(reading(OruSamples.WEIGHT, kg(weight), at("2026-03-14T07:30:00+01:00"))),
                        MADE);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
