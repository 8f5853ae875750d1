package io.vitalroute.camel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.vitalroute.fhir.BundleType;
import io.vitalroute.fhir.FhirCapability;
import io.vitalroute.fhir.FhirProfile;
import io.vitalroute.fhir.FhirSettings;
import io.vitalroute.fhir.Option;
import io.vitalroute.fhir.WriteMode;

import static org.assertj.core.api.Assertions.assertThat;

/** When the capability statement is asked for, and what of it is taken where settings say some things outright. */
class FhirTargetTest {
    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    private static final String BATCH_OF_UPDATES = """
            {"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1", "rest": [{"mode": "server",
              "interaction": [{"code": "batch"}],
              "resource": [{"type": "Observation", "interaction": [{"code": "create"}, {"code": "update"}],
                "conditionalUpdate": true,
                "supportedProfile": ["http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-sensor-reading-mass-per-volume"]}]}]}""";

    @Test
    void guides_that_only_the_server_can_name_are_reason_enough_to_ask() {
        FhirTarget target = target(settings("auto"));

        assertThat(target.wantsCapabilities(NOW)).isTrue();
        target.adapt(statement(), NOW);

        assertThat(target.profile().has(Option.CGM_PROFILES)).isTrue();
        assertThat(target.profile().bundle()).isEqualTo(BundleType.TRANSACTION);
        assertThat(target.profile().mode()).isEqualTo(WriteMode.CONDITIONAL_CREATE);
        assertThat(target.wantsCapabilities(NOW.plusSeconds(60))).isFalse();
        assertThat(target.wantsCapabilities(NOW.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void where_settings_say_everything_nobody_asks() {
        assertThat(target(settings("none")).wantsCapabilities(NOW)).isFalse();
    }

    @Test
    void a_server_that_may_choose_gets_what_it_takes() {
        FhirTarget target = new FhirTarget("ehr", FhirProfile.standard(), true, true, true, true);

        target.adapt(statement(), NOW);

        assertThat(target.profile().bundle()).isEqualTo(BundleType.BATCH);
        assertThat(target.profile().mode()).isEqualTo(WriteMode.CONDITIONAL_UPDATE);
    }

    private static FhirTarget target(FhirSettings settings) {
        return new FhirTarget("ehr", settings.profile(), false, false, settings.adapts(), true);
    }

    private static FhirSettings settings(String guides) {
        return FhirSettings.read(
                key -> switch (key) {
                    case "bundle" -> "transaction";
                    case "write" -> "conditional-create";
                    case "devices", "provenance" -> "entry";
                    case "guideProfiles" -> guides;
                    default -> "";
                },
                "ehr");
    }

    private static FhirCapability statement() {
        return FhirCapability.read("ehr", 200, BATCH_OF_UPDATES.getBytes(StandardCharsets.UTF_8));
    }
}
