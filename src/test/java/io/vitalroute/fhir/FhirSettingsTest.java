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
    void read_nothing_isTheStandardAndAdapts() {
        assertThat(read(Map.of()))
                .isEqualTo(new FhirSettings(
                        FhirProfile.standard().with(Option.MDC_CODINGS, Option.PROFILES_AS_SERVED), true));
    }

    @Test
    void read_everything_isThatAndNothingElse() {
        FhirSettings settings = read(Map.ofEntries(
                Map.entry("bundle", "batch"),
                Map.entry("write", "client-id"),
                Map.entry("subject", "Patient/{value}"),
                Map.entry("patientSystem", "urn:oid:2.999.7.1"),
                Map.entry("devices", "logical"),
                Map.entry("provenance", "off"),
                Map.entry("identifierSystem", "https://a.example/reading"),
                Map.entry("sourceBase", "https://a.example/"),
                Map.entry("maxEntries", "50"),
                Map.entry("mdcCodings", "false"),
                Map.entry("guideProfiles", "none"),
                Map.entry("restingAsHeartRate", "true"),
                Map.entry("patientSuppliedTag", "true"),
                Map.entry("testData", "true")));

        assertThat(settings.adapts()).isFalse();
        assertThat(settings.profile())
                .isEqualTo(new FhirProfile(
                        BundleType.BATCH,
                        WriteMode.CLIENT_ID,
                        new Subject.Literal("Patient/{value}", "urn:oid:2.999.7.1"),
                        DeviceStyle.LOGICAL,
                        ProvenanceStyle.OFF,
                        "https://a.example/reading",
                        "https://a.example/",
                        50,
                        Set.of(Option.RESTING_AS_HEART_RATE, Option.TEST_DATA, Option.PATIENT_SUPPLIED_TAG)));
    }

    @Test
    void read_allGuides_claimsThem() {
        assertThat(read(Map.of("guideProfiles", "all")).profile()).isEqualTo(FhirProfile.standard());
    }

    @Test
    void read_batchAlone_movesDevicesAndProvenanceInside() {
        FhirProfile profile = read(Map.of("bundle", "batch")).profile();

        assertThat(profile.devices()).isEqualTo(DeviceStyle.CONTAINED);
        assertThat(profile.provenance()).isEqualTo(ProvenanceStyle.CONTAINED);
    }

    @Test
    void read_mistakes_saysAllAtOnceWithHints() {
        assertThatThrownBy(() -> read(Map.of(
                        "write", "conditonal-create", "maxEntries", "many", "subject", "link", "testData", "yes")))
                .asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problems)
                .satisfies(problems -> assertThat(problems)
                        .extracting(Problem::toString)
                        .containsExactly(
                                "ehr: E102 write cannot be \"conditonal-create\" (did you mean \"conditional-create\"?)",
                                "ehr: E102 subject is neither logical nor conditional nor a template (a template holds {value})",
                                "ehr: E102 testData is neither true nor false",
                                "ehr: E102 maxEntries is not a whole number"));
    }

    @Test
    void read_conflicts_areRefused() {
        assertThatThrownBy(() -> read(Map.of("bundle", "batch", "subject", "conditional")))
                .hasMessageContaining("conditional patient references resolve in transactions only");
        assertThatThrownBy(() -> read(Map.of("write", "create", "devices", "entry")))
                .hasMessageContaining("plain creates would store a device again");
        assertThatThrownBy(() -> read(Map.of("maxEntries", "2"))).hasMessageContaining("at least 3 entries");
    }

    private static FhirSettings read(Map<String, String> given) {
        return FhirSettings.read(key -> given.getOrDefault(key, ""), "ehr");
    }
}
