package io.vitalroute.sandbox;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.vitalroute.sandbox.crm.CrmSettings;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;
import io.vitalroute.sandbox.vendor.Courier;
import io.vitalroute.sandbox.vendor.Delivery;
import io.vitalroute.sandbox.vendor.Expected;
import io.vitalroute.sandbox.vendor.Vendors;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox as the demo uses it, with a hand-written chart instead of an engine. */
class SandboxTest {
    private static final SandboxSettings QUICK =
            new SandboxSettings(FhirServerSettings.on(0).validate(false), Hl7Settings.on(0), CrmSettings.on(0));

    private final Client client = Client.patient();

    private static String weight(String value, String at, String patient) {
        return """
                {"resourceType":"Observation","status":"final",
                "code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},
                "subject":{"reference":"%s"},"effectiveDateTime":"%s",
                "valueQuantity":{"value":%s,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}""".formatted(patient, at, value);
    }

    private static String pressure(int systolic, String at, String patient) {
        return """
                {"resourceType":"Observation","status":"final",
                "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},
                "subject":{"reference":"%s"},"effectiveDateTime":"%s","component":[
                {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},
                "valueQuantity":{"value":%d,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
                {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},
                "valueQuantity":{"value":77,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}""".formatted(patient, at, systolic);
    }

    private static Expected expected(String code, Expected.Measured... values) {
        return new Expected(
                Vendors.people().get(0).patient(), code, List.of(values), Instant.parse("2026-03-14T05:58:00Z"), false);
    }

    private static Expected.Measured measured(String code, String value, String unit) {
        return new Expected.Measured(code, new BigDecimal(value), unit);
    }

    @Test
    void the_chart_misses_what_is_absent_wrong_or_there_twice() throws Exception {
        Expected weight = expected("29463-7", measured("29463-7", "71.480", "kg"));
        Expected pressure =
                expected("85354-9", measured("8480-6", "121", "mm[Hg]"), measured("8462-4", "77", "mm[Hg]"));
        List<Expected> all = List.of(weight, pressure);
        try (Sandbox sandbox = Sandbox.start(QUICK)) {
            String patient = sandbox.fhir().held("Patient").get(0).reference();
            String other = sandbox.fhir().held("Patient").get(1).reference();
            URI observations = URI.create(sandbox.fhir().base() + "/Observation");
            assertThat(sandbox.chart().missing(all)).containsExactly(weight, pressure);
            client.post(observations, weight("71.48", "2026-03-14T06:58:00+01:00", patient));
            client.post(observations, weight("99.9", "2026-03-14T06:58:00+01:00", other));
            client.post(observations, pressure(122, "2026-03-14T06:58:00+01:00", patient));
            assertThat(sandbox.chart().missing(all)).containsExactly(pressure);
            client.post(observations, weight("71.48", "2026-03-14T05:58:00Z", patient));
            assertThat(sandbox.chart().missing(all)).containsExactly(weight, pressure);
            assertThat(sandbox.chart().about(weight)).hasSize(2);
        }
    }

    @Test
    void the_right_blood_pressure_is_found_by_its_components() throws Exception {
        Expected pressure =
                expected("85354-9", measured("8480-6", "121", "mm[Hg]"), measured("8462-4", "77", "mm[Hg]"));
        try (Sandbox sandbox = Sandbox.start(QUICK)) {
            String patient = sandbox.fhir().held("Patient").get(0).reference();
            client.post(
                    URI.create(sandbox.fhir().base() + "/Observation"),
                    pressure(121, "2026-03-14T06:58:00+01:00", patient));
            assertThat(sandbox.chart().missing(List.of(pressure))).isEmpty();
        }
    }

    @Test
    void the_courier_posts_a_delivery_as_it_is() throws Exception {
        Delivery delivery =
                Vendors.withings(3, LocalDate.of(2026, 3, 14)).deliveries().get(0);
        try (Sandbox sandbox = Sandbox.start(QUICK)) {
            int status = new Courier().push(delivery, sandbox.crm().url(), Map.of("Idempotency-Key", "d1"));
            assertThat(status).isEqualTo(201);
            assertThat(sandbox.crm().taken().get(0).request().body()).isEqualTo(delivery.body());
            assertThat(sandbox.crm().taken().get(0).request().header("Content-Type"))
                    .contains("application/json");
        }
    }
}
