package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.vitalroute.ShippedSamples;
import io.vitalroute.ShippedSamples.Sample;
import io.vitalroute.reading.PatientReading;

import static org.assertj.core.api.Assertions.assertThat;

/** Every sample of every shipped mapping as ORU^R01 in every dialect, held against HAPI and the rules of the standards. */
class OruEverySampleTest {

    @TestFactory
    Stream<DynamicTest> every_sample_is_said_correctly() {
        return ShippedSamples.all().stream().map(sample -> DynamicTest.dynamicTest(sample.name(), () -> check(sample)));
    }

    private static void check(Sample sample) {
        for (Dialect dialect : Dialect.values()) {
            OruEncoder encoder = new OruEncoder(OruSamples.profile(dialect));
            Encoded encoded = encoder.encode(ShippedSamples.PATIENT, sample.readings(), OruSamples.MADE);
            assertThat(encoded.unsaid()).isEmpty();
            encoded.messages().forEach(message -> Hl7Oracle.assertStrictlyParses(message.bytes()));
            List<PatientReading> said = encoded.messages().stream()
                    .flatMap(message -> message.readings().stream())
                    .toList();
            assertThat(said).isEqualTo(sample.readings());
            Encoded again = encoder.encode(ShippedSamples.PATIENT, sample.readings(), OruSamples.MADE);
            assertThat(texts(again)).isEqualTo(texts(encoded));
        }
    }

    private static List<String> texts(Encoded encoded) {
        return encoded.messages().stream()
                .map(message -> new String(message.bytes(), StandardCharsets.UTF_8))
                .toList();
    }
}
