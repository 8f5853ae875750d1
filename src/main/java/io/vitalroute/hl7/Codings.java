package io.vitalroute.hl7;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.vitalroute.hl7.OruProfile.Coding;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Mdc;

/** Coded fields with their alternate: {@code code^text^system^code^text^system} (HL7 2.6, 2.A.13 CWE). */
final class Codings {
    /** OBR-4 of a single value: IHE PCD TF-2 B.7. */
    static final String MONITORING = "182777000^monitoring of patient^SCT";

    private static final String MDC_SYSTEM = "urn:iso:std:iso:11073:10101";
    private static final int SYSTEM_LENGTH = 20;

    private final Coding order;

    Codings(Coding order) {
        this.order = order;
    }

    /** OBX-3, or OBR-4 of a panel. */
    String concept(List<Code> codes, @Nullable Mdc mdc) {
        Code first = codes.get(0);
        if (mdc == null) {
            return coded(codes);
        }
        Code device = new Code(MDC_SYSTEM, mdc.code(), mdc.refId());
        if (first.system().equals(MDC_SYSTEM)) {
            return coded(codes);
        }
        return order == Coding.MDC_FIRST ? pair(device, first) : pair(first, device);
    }

    /** A coded value: its first coding, and the next one of another system as the alternate. */
    String coded(List<Code> codes) {
        Code first = codes.get(0);
        Code other = codes.stream()
                .filter(code -> !code.system().equals(first.system()))
                .findFirst()
                .orElse(null);
        return pair(first, other);
    }

    /**
     * OBX-6.
     *
     * @param ucum the unit of the value
     * @param text the unit in words
     * @param mdc code of the same unit, or null where the value is in another unit or none is known
     */
    String unit(String ucum, @Nullable String text, @Nullable Mdc mdc) {
        String words = text == null ? ucum : text;
        if (order == Coding.MDC_FIRST && mdc != null && mdc.unitCode() != null) {
            return Er7.components(mdc.unitCode(), mdc.unitRefId(), "MDC", ucum, words, "UCUM");
        }
        return Er7.components(ucum, words, "UCUM");
    }

    private static String pair(Code first, @Nullable Code other) {
        if (other == null) {
            return Er7.components(first.code(), first.display(), system(first.system()));
        }
        return Er7.components(
                first.code(),
                first.display(),
                system(first.system()),
                other.code(),
                other.display(),
                system(other.system()));
    }

    /**
     * The coding system's name in HL7 table 0396. Local systems are {@code 99} and a name: {@code 99VTR} for our own
     * concepts, {@code 99OURA} for the scores of the vendor Oura.
     */
    static String system(String uri) {
        return switch (uri) {
            case "http://loinc.org" -> "LN";
            case "http://snomed.info/sct" -> "SCT";
            case "http://unitsofmeasure.org" -> "UCUM";
            case MDC_SYSTEM -> "MDC";
            case Metric.OWN_SYSTEM -> "99VTR";
            default -> local(uri);
        };
    }

    private static String local(String uri) {
        String name = uri.substring(uri.lastIndexOf('/') + 1)
                .replaceAll("[^A-Za-z0-9]", "")
                .toUpperCase(Locale.ROOT);
        String system = "99" + (name.isEmpty() ? "VTR" : name);
        return system.substring(0, Math.min(system.length(), SYSTEM_LENGTH));
    }
}
