package io.vitalroute.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.vitalroute.fhir.FhirCapability.Fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FhirCapabilityTest {
    private static final String ALL =
            "\"interaction\":[{\"code\":\"create\"},{\"code\":\"update\"}],\"updateCreate\":true,\"conditionalCreate\":true,\"conditionalUpdate\":true";

    @Test
    void fit_atAServerThatDoesAll_isTheWish() {
        Fit fit = fit(server("4.0.1", "transaction", ALL, ALL), FhirProfile.standard());

        assertThat(fit.profile()).isEqualTo(FhirProfile.standard());
        assertThat(fit.changes()).isEmpty();
        assertThat(fit.problems()).isEmpty();
    }

    @Test
    void fit_withoutTransactions_isBatchesWithEverythingInside() {
        Fit fit = fit(
                server("4.0.1", "batch", ALL, ALL),
                FhirProfile.standard().with(new Subject.Conditional("urn:oid:2.999.7.1")));

        assertThat(fit.profile().bundle()).isEqualTo(BundleType.BATCH);
        assertThat(fit.profile().devices()).isEqualTo(DeviceStyle.CONTAINED);
        assertThat(fit.profile().subject()).isEqualTo(new Subject.Logical("urn:oid:2.999.7.1"));
        assertThat(fit.changes()).hasSize(1);
        assertThat(fit.problems()).isEmpty();
    }

    @Test
    void fit_withoutAnyBundles_isARequestForEachReading() {
        Fit fit = fit(server("4.0.1", "search-system", ALL, ALL), FhirProfile.standard());

        assertThat(fit.profile().bundle()).isEqualTo(BundleType.SINGLE);
        assertThat(fit.profile().provenance()).isEqualTo(ProvenanceStyle.CONTAINED);
        assertThat(fit.problems()).isEmpty();
    }

    @Test
    void fit_withoutConditionalCreate_takesTheNextBestThatStoresOnce() {
        String update = "\"interaction\":[{\"code\":\"update\"}],\"updateCreate\":true";
        Fit fit = fit(server("4.0.1", "transaction", update, ALL), FhirProfile.standard());

        assertThat(fit.profile().mode()).isEqualTo(WriteMode.CLIENT_ID);
        assertThat(fit.changes()).singleElement().asString().contains("client-id", "conditional-create");
    }

    @Test
    void fit_withoutDevices_movesThemInside() {
        Fit fit = fit(server("4.0.1", "transaction", ALL, "\"interaction\":[]"), FhirProfile.standard());

        assertThat(fit.profile().devices()).isEqualTo(DeviceStyle.CONTAINED);
        assertThat(fit.profile().provenance()).isEqualTo(ProvenanceStyle.ENTRY);
    }

    @Test
    void fit_whereReadingsWouldDouble_isAProblemAndNoGuess() {
        String create = "\"interaction\":[{\"code\":\"create\"}]";
        Fit fit = fit(server("4.0.1", "transaction", create, create), FhirProfile.standard());

        assertThat(fit.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).contains("create"));
    }

    @Test
    void fit_whereCreateIsWished_takesIt() {
        String create = "\"interaction\":[{\"code\":\"create\"}]";
        FhirProfile wish = FhirProfile.standard()
                .with(DeviceStyle.LOGICAL, ProvenanceStyle.OFF)
                .with(WriteMode.CREATE);

        assertThat(fit(server("4.0.1", "transaction", create, create), wish).problems())
                .isEmpty();
    }

    @Test
    void fit_claimsProfilesOfTheGuidesThatTheServerNames() {
        FhirProfile wish = FhirProfile.standard().with(Option.MDC_CODINGS, Option.PROFILES_AS_SERVED);
        String named = ALL + ",\"supportedProfile\":[\"http://hl7.org/fhir/StructureDefinition/bp\","
                + "\"http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-sensor-reading-mass-per-volume|1.0.0\"]";

        assertThat(fit(server("4.0.1", "transaction", named, ALL), wish).profile())
                .isEqualTo(wish.with(Option.MDC_CODINGS, Option.PROFILES_AS_SERVED, Option.CGM_PROFILES));
        assertThat(fit(server("4.0.1", "transaction", ALL, ALL), wish).profile())
                .isEqualTo(wish);
    }

    @Test
    void fit_atAnotherVersionOrAnEmptyStatement_isAProblem() {
        assertThat(fit(server("5.0.0", "transaction", ALL, ALL), FhirProfile.standard())
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("5.0.0"));
        assertThat(fit("{}", FhirProfile.standard()).problems()).hasSize(2);
    }

    @Test
    void read_ofAnythingButACapabilityStatement_isAProblem() {
        byte[] page = "<html>log in</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] outcome = "{\"resourceType\":\"OperationOutcome\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThatThrownBy(() -> FhirCapability.read("ehr", 200, page)).hasMessageContaining("D104");
        assertThatThrownBy(() -> FhirCapability.read("ehr", 200, outcome)).hasMessageContaining("D104");
        assertThatThrownBy(() -> FhirCapability.read("ehr", 401, outcome)).hasMessageContaining("HTTP 401");
    }

    private static Fit fit(String statement, FhirProfile wish) {
        try {
            return FhirCapability.read(new ObjectMapper().readTree(statement)).fit(wish, "ehr");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String server(String version, String system, String observation, String device) {
        return """
                {"resourceType":"CapabilityStatement","fhirVersion":"%s","rest":[
                 {"mode":"client","interaction":[{"code":"batch"}]},
                 {"mode":"server","interaction":[{"code":"%s"}],"resource":[
                  {"type":"Observation",%s},{"type":"Device",%s},{"type":"Provenance",%s}]}]}""".formatted(version, system, observation, device, observation);
    }
}
