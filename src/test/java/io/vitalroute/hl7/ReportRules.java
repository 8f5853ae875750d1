package io.vitalroute.hl7;

import java.util.ArrayList;
import java.util.List;

import ca.uhn.hl7v2.model.Segment;

import static io.vitalroute.hl7.Hl7Oracle.component;
import static io.vitalroute.hl7.Hl7Oracle.field;
import static org.assertj.core.api.Assertions.assertThat;

/** One OBR with its OBX: HL7 2.6 chapter 7, and for PCD-01 IHE PCD TF-2 B.7 and B.8. */
final class ReportRules {
    private static final String ZONED = "\\d{14}(\\.\\d{1,4})?[+-]\\d{4}";
    private static final String BARE_DATE = "\\d{8}";

    private ReportRules() {}

    static void check(Segment obr, List<Segment> lines, boolean pcd) {
        assertThat(component(field(obr, 3), 1)).as("OBR-3").matches("[0-9A-Z]{20}");
        assertThat(field(obr, 4)).as("OBR-4").matches("[^^]+\\^[^^]+\\^(LN|SCT|MDC|99[A-Z0-9]+).*");
        assertThat(field(obr, 7)).as("OBR-7").matches(pcd ? ZONED : ZONED + "|" + BARE_DATE);
        assertThat(field(obr, 8)).as("OBR-8").matches("(" + ZONED + ")?");
        assertThat(lines).isNotEmpty();
        List<String> subIds = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            assertThat(field(lines.get(i), 1)).as("OBX-1").isEqualTo(Integer.toString(i + 1));
            subIds.add(field(lines.get(i), 4));
            ObservationRules.check(lines.get(i), pcd);
        }
        assertThat(subIds).as("OBX-4 within one OBR").doesNotHaveDuplicates();
        pressure(lines);
        if (pcd) {
            pcd(obr, lines, subIds);
        } else {
            assertThat(field(obr, 22)).as("OBR-22").matches(ZONED);
            assertThat(field(obr, 25)).as("OBR-25").isIn("F", "P", "C", "X");
        }
    }

    /** A systolic pressure never stands without its diastolic one, and both are of one group at one time. */
    private static void pressure(List<Segment> lines) {
        List<Segment> systolic = of(lines, "8480-6", "150021");
        List<Segment> diastolic = of(lines, "8462-4", "150022");
        assertThat(systolic).hasSameSizeAs(diastolic);
        for (int i = 0; i < systolic.size(); i++) {
            assertThat(group(systolic.get(i)))
                    .isEqualTo(group(diastolic.get(i)))
                    .isNotEmpty();
            assertThat(field(systolic.get(i), 14)).isEqualTo(field(diastolic.get(i), 14));
        }
    }

    private static List<Segment> of(List<Segment> lines, String loinc, String mdc) {
        return lines.stream()
                .filter(line -> List.of(loinc, mdc).contains(component(field(line, 3), 1)))
                .toList();
    }

    private static String group(Segment line) {
        String sub = field(line, 4);
        return sub.substring(0, Math.max(0, sub.lastIndexOf('.')));
    }

    private static void pcd(Segment obr, List<Segment> lines, List<String> subIds) {
        assertThat(component(field(obr, 3), 3)).as("OBR-3.3").isNotEmpty();
        assertThat(component(field(obr, 3), 4)).as("OBR-3.4").isNotEmpty();
        for (int forbidden : new int[] {5, 6, 25}) {
            assertThat(field(obr, forbidden)).as("OBR-" + forbidden).isEmpty();
        }
        assertThat(subIds.get(0)).as("the device comes first").isEqualTo("1.0.0.0");
        assertThat(subIds).as("dictionary order").isSortedAccordingTo(ReportRules::dictionary);
        for (Segment line : lines) {
            PcdRules.check(line);
        }
    }

    /** Level by level, as numbers. */
    private static int dictionary(String left, String right) {
        String[] a = left.split("\\.");
        String[] b = right.split("\\.");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }
}
