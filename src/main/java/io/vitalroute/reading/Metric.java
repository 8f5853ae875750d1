package io.vitalroute.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.unit.Conversion;
import io.vitalroute.unit.Units;

/**
 * A kind of measurement, with everything that FHIR and HL7 v2 need to say it: one entry of {@code mappings/metrics.yaml}.
 *
 * @param name kebab-case, unique
 * @param display for people
 * @param kind which form of value it takes
 * @param unit canonical UCUM code; null for coded values, components and text
 * @param unitText the unit in words for {@code Quantity.unit}, such as {@code beats/minute}
 * @param decimals digits after the point to which a <em>converted</em> value is rounded, once; a value that arrives in
 *     the canonical unit keeps its digits
 * @param molarMass g/mol of the substance, by which mass and amount are converted into each other; null without one
 * @param plausible outside of it the value is invalid, counted, and never delivered as true; null without bounds
 * @param codes the codings of {@code Observation.code} and OBX-3, most standard first; at least one. For a vendor's score
 *     ask {@link #codesFor}
 * @param vendors of a vendor's score, which is comparable only within its vendor: by source, what the score means there.
 *     The code is the same, the code system is the source's own. Empty for everything else
 * @param category codes of the FHIR category, first the most specific one; system in {@link Code}
 * @param profiles canonical URLs claimed in {@code meta.profile}, where the reading meets them
 * @param time which time frame it has
 * @param mdc IEEE 11073-10101 code and unit, or null where no nomenclature code exists
 * @param parts of a components metric, by name, in order
 * @param values of a coded metric: our code to the codings of the value
 * @param openValues whether a coded metric also takes words ({@link Value.Text}) for what its list lacks
 * @param variants by UCUM unit: a value in this unit is filed under the other metric, as glucose in mmol/L is
 * @param summary metrics under which a dense series of this one is summarised ({@code mean}, {@code min}, {@code max},
 *     {@code sum}); empty where it is not dense
 * @param dense whether wearables send it in series of minutes or seconds
 * @param verified how sure its standard codes are
 * @param note what its near codes are not (standards 1.1), for the reference page
 */
public record Metric(
        String name,
        String display,
        Kind kind,
        @Nullable String unit,
        @Nullable String unitText,
        int decimals,
        @Nullable BigDecimal molarMass,
        @Nullable Bounds plausible,
        List<Code> codes,
        Map<String, String> vendors,
        List<Code> category,
        List<String> profiles,
        Time time,
        @Nullable Mdc mdc,
        Map<String, Part> parts,
        Map<String, List<Code>> values,
        boolean openValues,
        Map<String, String> variants,
        Map<String, String> summary,
        boolean dense,
        Verified verified,
        @Nullable String note) {

    /** Under this lie our code systems: {@code metrics} for neutral concepts, one per vendor for its scores. */
    public static final String CODE_SYSTEMS = "https://vitalroute.io/fhir/CodeSystem/";

    /** The system of our own neutral concepts. */
    public static final String OWN_SYSTEM = CODE_SYSTEMS + "metrics";

    /** The system of IEEE 11073-10101 codes. */
    public static final String MDC_SYSTEM = "urn:iso:std:iso:11073:10101";

    /** By the name, which tells metrics apart: a hash over all of it, at each look into a map, is what a profile showed. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether this source may have it: a vendor's score comes only from those that the catalogue names. */
    public boolean comesFrom(String source) {
        return vendors.isEmpty() || vendors.containsKey(source);
    }

    /** The codings of a reading from this source: a vendor's score is coded in the vendor's system. */
    public List<Code> codesFor(String source) {
        if (vendors.isEmpty()) {
            return codes;
        }
        List<Code> result = new ArrayList<>(codes);
        result.replaceAll(
                c -> c.system().equals(OWN_SYSTEM) ? new Code(CODE_SYSTEMS + source, c.code(), c.display()) : c);
        return List.copyOf(result);
    }

    /**
     * The metric under which a value in this unit is filed, where it is another one: the unit picks the code, never the
     * reverse. However the unit is spelled, {@code mmol/l} goes the way of {@code mmol/L}.
     */
    public Optional<String> variantFor(String valueUnit) {
        if (unit == null || Units.commensurable(valueUnit, unit)) {
            return Optional.empty();
        }
        return variants.entrySet().stream()
                .filter(variant -> Units.commensurable(valueUnit, variant.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /**
     * The conversion of a value's unit to the metric's own. A metric in kelvin is a difference of temperatures: a unit with
     * another zero is refused there, since 0.4 degrees more would become 273.55.
     */
    public Optional<Conversion> conversionFrom(String valueUnit) {
        if (unit == null) {
            return Optional.empty();
        }
        boolean difference = unit.equals("K");
        return Units.conversion(valueUnit, unit, molarMass).filter(c -> !(difference && c.shiftsZero()));
    }

    /** Which form of {@link Value} a metric takes. */
    public enum Kind {
        QUANTITY,
        COMPONENTS,
        CODED,
        SAMPLED,
        TEXT,
        DATE
    }

    /** Which {@link TimeFrame} a metric has. */
    public enum Time {
        /** A moment only: FHIR's vital-signs codes refuse a period (R4 vs-1). */
        MOMENT,
        /** A time span. */
        PERIOD,
        /** A calendar day of the wearer: totals and statistics of a day. */
        DAY,
        /** A moment, a time span or a day. */
        ANY
    }

    /** How sure the standard codes of a metric are. */
    public enum Verified {
        /** Read in an official HL7, IHE or R4 artefact, or in two strong sources. */
        OFFICIAL,
        /** From secondary sources only. */
        SECONDARY,
        /** No standard code is known: our own code. */
        LOCAL
    }

    /** A coding: system URI, code, display. */
    public record Code(String system, String code, String display) {}

    /**
     * IEEE 11073-10101.
     *
     * @param code 32-bit decimal
     * @param refId such as {@code MDC_PULS_OXIM_PULS_RATE}
     * @param unitCode 32-bit decimal of the unit, or null where UCUM is to be sent
     * @param unitRefId such as {@code MDC_DIM_BEAT_PER_MIN}
     */
    public record Mdc(
            String code,
            String refId,
            @Nullable String unitCode,
            @Nullable String unitRefId) {}

    /** Inclusive bounds in the canonical unit. */
    public record Bounds(BigDecimal min, BigDecimal max) {
        /** Whether the value lies inside. */
        public boolean holds(BigDecimal value) {
            return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
        }
    }

    /** One part of a components metric. */
    public record Part(
            String name,
            String display,
            String unit,
            String unitText,
            int decimals,
            @Nullable Bounds plausible,
            List<Code> codes,
            @Nullable Mdc mdc,
            boolean required) {}
}
