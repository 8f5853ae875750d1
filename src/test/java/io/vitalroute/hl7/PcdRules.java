package io.vitalroute.hl7;

import ca.uhn.hl7v2.model.Segment;

import static io.vitalroute.hl7.Hl7Oracle.component;
import static io.vitalroute.hl7.Hl7Oracle.field;
import static org.assertj.core.api.Assertions.assertThat;

/** One OBX of PCD-01 in the flattened form of personal health devices: IHE PCD TF-2 B.8. */
final class PcdRules {
    private PcdRules() {}

    static void check(Segment obx) {
        String sub = field(obx, 4);
        assertThat(sub).as("OBX-4").matches("1\\.0\\.0\\.\\d+(\\.\\d+)?");
        if (sub.equals("1.0.0.0")) {
            assertThat(field(obx, 2)).as("OBX-2 of the device").isEmpty();
            assertThat(field(obx, 5)).as("OBX-5 of the device").isEmpty();
            assertThat(field(obx, 11)).as("OBX-11 of the device").isEqualTo("X");
            assertThat(component(field(obx, 3), 3)).as("OBX-3 of the device").isEqualTo("MDC");
        } else {
            assertThat(field(obx, 18)).as("OBX-18 stands at the device only").isEmpty();
        }
        if (!field(obx, 14).isEmpty()) {
            assertThat(field(obx, 14)).as("OBX-14").matches("\\d{14}(\\.\\d{1,4})?[+-]\\d{4}");
        }
        String unit = field(obx, 6);
        if (!unit.isEmpty()) {
            assertThat(component(unit, 3).equals("MDC") || component(unit, 3).equals("UCUM"))
                    .isTrue();
        }
    }
}
