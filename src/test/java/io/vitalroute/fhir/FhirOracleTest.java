package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.vitalroute.fhir.Samples.at;
import static io.vitalroute.fhir.Samples.number;
import static io.vitalroute.fhir.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

/** A judge that acquits everybody is no judge: each fault here is made in a good Bundle and must be found. */
class FhirOracleTest {
    private static final String GOOD = new String(
            new FhirEncoder(FhirProfile.standard())
                    .bundle(
                            Samples.PATIENT,
                            List.of(reading(
                                    Samples.heartRate(), number("61", "/min"), at("2026-03-14T07:30:00+01:00"))),
                            Samples.RECORDED),
            StandardCharsets.UTF_8);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unit that the profile does not know | \"code\":\"/min\" | \"code\":\"{beats}/min\"",
                "unit that is not UCUM | \"code\":\"/min\" | \"code\":\"bpm\"",
                "no unit text | \"unit\":\"beats/minute\", | ``",
                "no time zone | 07:30:00+01:00 | 07:30:00",
                "period under a vital signs code | \"effectiveDateTime\":\"2026-03-14T07:30:00+01:00\" | \"effectivePeriod\":{\"start\":\"2026-03-14T07:30:00+01:00\"}",
                "no claim | \"http://hl7.org/fhir/StructureDefinition/heartrate\" | \"http://hl7.org/fhir/StructureDefinition/vitalsigns\"",
                "another category | \"vital-signs\" | \"activity\"",
                "status that is none | \"final\" | \"done\"",
                "method that our code system lacks | \"sensed\" | \"guessed\"",
                "claim of a profile that nobody knows | StructureDefinition/heartrate | StructureDefinition/heartbeat"
            })
    void findings_ofAFault_areNotEmpty(String fault, String good, String bad) {
        assertThat(GOOD).contains(good);

        assertThat(FhirOracle.instance().findings(GOOD.replace(good, bad).getBytes(StandardCharsets.UTF_8)))
                .as(fault)
                .isNotEmpty();
    }
}
