package io.vitalroute.fhir;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class FhirSettingsTest {

    @Test
    void read_nothing_isTheStandard() {
        assertThat(FhirSettings.read(Map.of(), "ehr")).isEqualTo(FhirProfile.standard());
    }

    @Test
    void read_everything() {
        FhirProfile profile = FhirSettings.read(
                Map.of(
                        "bundle", "batch",
                        "mode", "client-id",
                        "subject", "Patient/{value}",
                        "patient-system", "urn:oid:2.999.7.1",
                        "devices", "logical",
                        "provenance", "off",
                        "identifier-system", "https://a.example/reading",
                        "source-base", "https://a.example/",
                        "max-entries", "50",
                        "options", "test-data, patient-supplied-tag"),
                "ehr");

        assertThat(profile)
                .isEqualTo(new FhirProfile(
                        BundleType.BATCH,
                        WriteMode.CLIENT_ID,
                        new Subject.Literal("Patient/{value}", "urn:oid:2.999.7.1"),
                        DeviceStyle.LOGICAL,
                        ProvenanceStyle.OFF,
                        "https://a.example/reading",
                        "https://a.example/",
                        50,
                        Set.of(Option.TEST_DATA, Option.PATIENT_SUPPLIED_TAG)));
    }

    @Test
    void read_batchAlone_movesDevicesAndProvenanceInside() {
        FhirProfile profile = FhirSettings.read(Map.of("bundle", "batch"), "ehr");

        assertThat(profile.devices()).isEqualTo(DeviceStyle.CONTAINED);
        assertThat(profile.provenance()).isEqualTo(ProvenanceStyle.CONTAINED);
    }

    @Test
    void read_mistakes_saysAllAtOnceWithHints() {
        assertThatThrownBy(() -> FhirSettings.read(
                        Map.of("bundel", "batch", "mode", "conditonal-create", "max-entries", "many"), "ehr"))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problems)
                .satisfies(problems -> assertThat(problems)
                        .extracting(Problem::toString)
                        .containsExactly(
                                "ehr: E102 unknown setting \"bundel\" (did you mean \"bundle\"?)",
                                "ehr: E102 mode cannot be \"conditonal-create\" (did you mean \"conditional-create\"?)",
                                "ehr: E102 max-entries is not a whole number"));
    }

    @Test
    void read_conflicts_areRefused() {
        assertThatThrownBy(() -> FhirSettings.read(Map.of("bundle", "batch", "subject", "conditional"), "ehr"))
                .hasMessageContaining("conditional patient references resolve in transactions only");
        assertThatThrownBy(() -> FhirSettings.read(Map.of("mode", "create", "devices", "entry"), "ehr"))
                .hasMessageContaining("plain creates would store a device again");
        assertThatThrownBy(() -> FhirSettings.read(Map.of("max-entries", "2"), "ehr"))
                .hasMessageContaining("at least 3 entries");
    }
}
