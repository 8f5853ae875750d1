package io.vitalroute.hl7;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;

import ca.uhn.hl7v2.model.Segment;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;

import static io.vitalroute.hl7.Hl7Oracle.component;
import static io.vitalroute.hl7.Hl7Oracle.field;
import static org.assertj.core.api.Assertions.assertThat;

/** One OBX: HL7 2.6, 7.4.2 and 2.A; units in UCUM. */
final class ObservationRules {
    private static final String TIME = "(\\d{8}|\\d{14}(\\.\\d{1,4})?[+-]\\d{4})?";
    private static final String NUMBER = "-?\\d+(\\.\\d+)?";
    private static final Set<String> NUMERIC = Set.of("NM", "SN", "NA");

    private static final Map<String, String> FORMS = Map.of(
            "NM", NUMBER,
            "SN", "(<|<=|>|>=)\\^" + NUMBER,
            "NA", "(" + NUMBER + ")?(\\^(" + NUMBER + ")?)*",
            "CE", "[^^]+\\^[^^]+\\^[A-Z0-9]{2,20}(\\^[^^]+\\^[^^]+\\^[A-Z0-9]{2,20})?",
            "CWE", "[^^]+\\^[^^]+\\^[A-Z0-9]{2,20}(\\^[^^]+\\^[^^]+\\^[A-Z0-9]{2,20})?",
            "DT", "\\d{8}",
            "TM", "\\d{6}",
            "TS", "\\d{14}(\\.\\d{1,4})?[+-]\\d{4}",
            "DTM", "\\d{14}(\\.\\d{1,4})?[+-]\\d{4}");

    private static final UcumEssenceService UCUM = ucum();

    private ObservationRules() {}

    static void check(Segment obx, boolean pcd) {
        String status = field(obx, 11);
        assertThat(status)
                .as("OBX-11")
                .isIn(pcd ? Set.of("R", "F", "C", "D", "W", "X") : Set.of("F", "P", "C", "D", "W", "X"));
        assertThat(field(obx, 3))
                .as("OBX-3")
                .matches("[^^]+\\^[^^]+\\^(LN|SCT|MDC|99[A-Z0-9]+)(\\^[^^]+\\^[^^]+\\^[A-Z0-9]+)?");
        assertThat(field(obx, 14)).as("OBX-14").matches(TIME);
        if (!pcd) {
            assertThat(field(obx, 14)).as("OBX-14").isNotEmpty();
        }
        assertThat(field(obx, 5).isEmpty())
                .as("OBX-5 is empty for " + status)
                .isEqualTo(Set.of("D", "W", "X").contains(status));
        value(obx, status);
    }

    private static void value(Segment obx, String status) {
        String type = field(obx, 2);
        String value = field(obx, 5);
        if (!status.equals("X")) {
            assertThat(type).as("OBX-2").isNotEmpty();
        }
        if (!value.isEmpty()) {
            assertThat(value).as("OBX-5 of type " + type).matches(FORMS.getOrDefault(type, "(?s).*"));
            assertThat(field(obx, 6).isEmpty())
                    .as("a unit for numbers and only for them")
                    .isEqualTo(!NUMERIC.contains(type));
        }
        if (!field(obx, 6).isEmpty()) {
            unit(field(obx, 6));
        }
    }

    /** One of the two triplets is UCUM, and its code is a unit. */
    private static void unit(String unit) {
        boolean first = component(unit, 3).equals("UCUM");
        assertThat(first || component(unit, 6).equals("UCUM"))
                .as("OBX-6 names UCUM: " + unit)
                .isTrue();
        String code = component(unit, first ? 1 : 4);
        assertThat(UCUM.validate(code)).as("OBX-6 " + code + " as UCUM").isNull();
        assertThat(component(unit, first ? 2 : 5)).as("OBX-6 in words").isNotEmpty();
        if (!first) {
            assertThat(component(unit, 3)).isEqualTo("MDC");
            assertThat(component(unit, 1)).matches("\\d{6}");
            assertThat(component(unit, 2)).startsWith("MDC_DIM_");
        }
    }

    private static UcumEssenceService ucum() {
        try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(essence);
        } catch (UcumException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
