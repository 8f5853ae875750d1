package io.vitalroute.hl7;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.hl7.OruProfile.Authority;
import io.vitalroute.hl7.OruProfile.Coding;
import io.vitalroute.hl7.OruProfile.PatientName;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OruSettingsTest {

    @Test
    void read_without_any_setting_is_2_5_1_as_most_receivers_want_it() {
        OruProfile profile = read(Map.of());
        assertThat(profile)
                .isEqualTo(OruProfile.of(
                        Dialect.V2_5_1,
                        new OruProfile.Party(Designator.parse("VITALROUTE"), Designator.NONE),
                        OruProfile.Party.NONE));
        assertThat(profile.orc()).isTrue();
        assertThat(profile.acknowledgements()).isEqualTo(AcknowledgementMode.ORIGINAL);
    }

    @Test
    void read_PCD_01_takes_what_the_profile_demands() {
        OruProfile profile =
                read(Map.of("version", "pcd-01", "sendingApplication", "VITALROUTE^0A1B2C3D4E5F6071^EUI-64"));
        assertThat(profile.coding()).isEqualTo(Coding.MDC_FIRST);
        assertThat(profile.acknowledgements()).isEqualTo(AcknowledgementMode.COMMIT);
        assertThat(profile.orc()).isFalse();
    }

    @Test
    void read_every_setting() {
        OruProfile profile = read(Map.ofEntries(
                Map.entry("version", "2.6"),
                Map.entry("coding", "mdc"),
                Map.entry("sendingApplication", "A^1.2^ISO"),
                Map.entry("sendingFacility", "B"),
                Map.entry("receivingApplication", "C"),
                Map.entry("receivingFacility", "D^d.example^DNS"),
                Map.entry("processingId", "T"),
                Map.entry("country", "DEU"),
                Map.entry("orc", "true"),
                Map.entry("patientClass", "O"),
                Map.entry("patientName", "pseudonym"),
                Map.entry("acknowledgements", "commit-and-application"),
                Map.entry("authorities", "urn:oid:1.2.3=CLINIC/MR, https://c.example/id=/PI"),
                Map.entry("maxReadings", "20")));
        assertThat(profile)
                .isEqualTo(new OruProfile(
                        Dialect.V2_6,
                        Coding.MDC_FIRST,
                        new OruProfile.Party(new Designator("A", "1.2", "ISO"), Designator.parse("B")),
                        new OruProfile.Party(Designator.parse("C"), new Designator("D", "d.example", "DNS")),
                        "T",
                        "DEU",
                        true,
                        "O",
                        PatientName.PSEUDONYM,
                        AcknowledgementMode.COMMIT_AND_APPLICATION,
                        Map.of(
                                "urn:oid:1.2.3",
                                new Authority("CLINIC", "MR"),
                                "https://c.example/id",
                                new Authority("", "PI")),
                        20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "version;2.4;version must be 2.5.1, 2.6 or pcd-01",
                "version;pcd-01;PCD-01 needs a sending application with a universal id",
                "coding;LN;coding must be loinc or mdc",
                "sendingApplication;A^1.2;sendingApplication is written NAME or NAME^ID^TYPE",
                "processingId;X;processingId must be P, T or D",
                "country;Germany;country must be an ISO 3166 code",
                "orc;yes;orc must be true or false",
                "acknowledgements;comit;did you mean \"commit\"?",
                "authorities;urn:oid:1.2.3;authorities are written SYSTEM=NAME/TYPE",
                "maxReadings;0;maxReadings must be a whole number from 1",
            })
    void read_says_what_is_wrong(String key, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("oru-mllp: E102")
                .hasMessageContaining(message);
    }

    @Test
    void read_says_everything_that_is_wrong_at_once() {
        assertThatThrownBy(() -> read(Map.of("version", "3", "orc", "perhaps", "country", "de")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void read_refuses_what_PCD_01_forbids() {
        Map<String, String> pcd = Map.of("version", "pcd-01", "sendingApplication", "V^0A1B2C3D4E5F6071^EUI-64");
        assertThatThrownBy(() -> read(with(pcd, "orc", "true"))).hasMessageContaining("PCD-01 forbids ORC");
        assertThatThrownBy(() -> read(with(pcd, "acknowledgements", "original")))
                .hasMessageContaining("commit acknowledgements only");
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> more = new java.util.HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    private static OruProfile read(Map<String, String> settings) {
        return OruSettings.read(key -> settings.getOrDefault(key, ""), "oru-mllp");
    }
}
