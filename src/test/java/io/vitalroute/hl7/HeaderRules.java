package io.vitalroute.hl7;

import java.util.List;

import ca.uhn.hl7v2.model.Segment;

import static io.vitalroute.hl7.Hl7Oracle.component;
import static io.vitalroute.hl7.Hl7Oracle.field;
import static org.assertj.core.api.Assertions.assertThat;

/** MSH and PID: HL7 2.6 chapters 2 and 3, IHE PCD TF-2 B.1 and B.5. */
final class HeaderRules {
    private static final String ZONED_SECOND = "\\d{14}(\\.\\d{1,4})?[+-]\\d{4}";

    private HeaderRules() {}

    static void check(Segment msh, List<Segment> patients, boolean pcd) {
        assertThat(field(msh, 7)).as("MSH-7").matches(ZONED_SECOND);
        assertThat(field(msh, 9)).isEqualTo("ORU^R01^ORU_R01");
        assertThat(field(msh, 10)).as("MSH-10").matches("[0-9A-Z]{1,20}");
        assertThat(field(msh, 11)).isIn("P", "T", "D");
        assertThat(field(msh, 12)).isIn("2.5.1", "2.6");
        assertThat(patients).hasSize(1);
        identity(patients.get(0));
        if (pcd) {
            pcd(msh, patients.get(0));
        }
    }

    private static void identity(Segment pid) {
        for (String identifier : field(pid, 3).split("~", -1)) {
            assertThat(component(identifier, 1)).as("PID-3.1").isNotEmpty();
            assertThat(component(identifier, 4)).as("PID-3.4").matches("[^&]*&[^&]+&(ISO|URI|UUID|DNS)");
            assertThat(component(identifier, 5)).as("PID-3.5").isNotEmpty();
        }
        assertThat(field(pid, 5)).as("PID-5").matches("\\^{6}[US]");
    }

    private static void pcd(Segment msh, Segment pid) {
        assertThat(field(msh, 12)).isEqualTo("2.6");
        assertThat(component(field(msh, 3), 2)).as("MSH-3.2").isNotEmpty();
        assertThat(component(field(msh, 3), 3)).as("MSH-3.3").isNotEmpty();
        assertThat(field(msh, 13)).as("MSH-13").isEmpty();
        assertThat(field(msh, 15)).as("MSH-15").isEqualTo("AL");
        assertThat(field(msh, 16)).as("MSH-16").isEqualTo("NE");
        assertThat(field(msh, 21)).isEqualTo("IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO");
        for (int forbidden : new int[] {1, 2, 4}) {
            assertThat(field(pid, forbidden)).as("PID-" + forbidden).isEmpty();
        }
    }
}
