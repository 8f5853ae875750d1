package io.vitalroute.fhir;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Metric.Code;

/**
 * What a FHIR profile asks of an Observation beyond base R4, as far as readings can differ in it.
 *
 * @param shapes which values it takes
 * @param units UCUM codes that it takes; empty for any
 * @param unitText the text that it fixes {@code Quantity.unit} to, or null
 * @param time what it says about {@code effective[x]}
 * @param exact whether it forbids a comparator (SimpleQuantity)
 * @param link whether it asks for {@code subject.reference}
 * @param categories that must be there
 */
record ProfileRule(
        String url,
        Set<Shape> shapes,
        Set<String> units,
        @Nullable String unitText,
        Time time,
        boolean exact,
        boolean link,
        List<Code> categories) {

    /** Kinds of {@code value[x]}. */
    enum Shape {
        QUANTITY,
        COMPONENTS,
        CODED,
        ABSENT
    }

    /** What {@code effective[x]} may be. */
    enum Time {
        ANY,
        DATE_TIME,
        PERIOD
    }

    private static final String R4 = "http://hl7.org/fhir/StructureDefinition/";
    private static final String CGM = "http://hl7.org/fhir/uv/cgm/StructureDefinition/cgm-";
    private static final String ACTIVITY =
            "http://hl7.org/fhir/us/physical-activity/StructureDefinition/pa-observation-";

    private static final List<ProfileRule> KNOWN = List.of(
            vital("heartrate", "/min"),
            vital("resprate", "/min"),
            vital("oxygensat", "%"),
            vital("bodytemp", "Cel", "[degF]"),
            vital("bodyheight", "cm", "[in_i]"),
            vital("bodyweight", "kg", "g", "[lb_av]"),
            bodyMassIndex(),
            bloodPressure(),
            sensor("mass-per-volume", "mg/dL", "mg/dl"),
            sensor("moles-per-volume", "mmol/L", "mmol/l"),
            summary("mean-glucose-mass-per-volume", "mg/dL", "mg/dl"),
            summary("mean-glucose-moles-per-volume", "mmol/L", "mmol/l"),
            summary("gmi", "%", "%"),
            summary("coefficient-of-variation", "%", "%"),
            summary("days-of-wear", "d", "days"),
            summary("sensor-active-percentage", "%", "%"),
            timesInRanges(),
            activity("activity-measure", Time.ANY, Set.of(Shape.QUANTITY, Shape.CODED, Shape.ABSENT)),
            activity("time-measure", Time.ANY, Set.of(Shape.QUANTITY, Shape.ABSENT)),
            activity("evs-min-per-week", Time.DATE_TIME, Set.of(Shape.QUANTITY, Shape.ABSENT), "min/wk"));

    private static final Map<String, ProfileRule> BY_URL =
            KNOWN.stream().collect(Collectors.toUnmodifiableMap(ProfileRule::url, rule -> rule));

    /** LOINC codes whose use alone binds an Observation to a profile (R4 observation-vitalsigns.html, "magic codes"). */
    private static final Map<String, String> MAGIC = Map.of(
            "8867-4", R4 + "heartrate",
            "9279-1", R4 + "resprate",
            "2708-6", R4 + "oxygensat",
            "8310-5", R4 + "bodytemp",
            "8302-2", R4 + "bodyheight",
            "29463-7", R4 + "bodyweight",
            "39156-5", R4 + "bmi",
            "85354-9", R4 + "bp");

    /** The rule of a profile, or null for a profile that this room knows nothing of. */
    static @Nullable ProfileRule of(String url) {
        return BY_URL.get(url);
    }

    /** The profile to which a code binds, or null. */
    static @Nullable ProfileRule magic(Code code) {
        String url = code.system().equals(Systems.LOINC) ? MAGIC.get(code.code()) : null;
        return url == null ? null : BY_URL.get(url);
    }

    /** Whether it is one of R4's vital signs, to which the code alone binds. */
    boolean isVitalSign() {
        return url.startsWith(R4);
    }

    /** Whether this destination is to hear of the profile: R4's own always, a guide's where it is switched on. */
    boolean isOpen(FhirProfile settings) {
        Option guide = guide(url);
        boolean linked = !link || !(settings.subject() instanceof Subject.Logical);
        return linked && (guide == null || settings.has(guide));
    }

    /** The switch of the guide to which a profile belongs; null for R4's own and for those of unknown guides. */
    static @Nullable Option guide(String url) {
        if (url.startsWith(CGM)) {
            return Option.CGM_PROFILES;
        }
        return url.startsWith(ACTIVITY) ? Option.ACTIVITY_PROFILES : null;
    }

    private static ProfileRule vital(String name, String... units) {
        Set<Shape> shapes = Set.of(Shape.QUANTITY, Shape.ABSENT);
        List<Code> category = List.of(Systems.VITAL_SIGNS);
        return new ProfileRule(R4 + name, shapes, Set.of(units), null, Time.DATE_TIME, false, false, category);
    }

    /** The one vital sign whose value may not be absent. */
    private static ProfileRule bodyMassIndex() {
        List<Code> category = List.of(Systems.VITAL_SIGNS);
        Set<Shape> shapes = Set.of(Shape.QUANTITY);
        return new ProfileRule(R4 + "bmi", shapes, Set.of("kg/m2"), null, Time.DATE_TIME, false, false, category);
    }

    private static ProfileRule bloodPressure() {
        List<Code> category = List.of(Systems.VITAL_SIGNS);
        Set<Shape> shapes = Set.of(Shape.COMPONENTS);
        return new ProfileRule(R4 + "bp", shapes, Set.of("mm[Hg]"), null, Time.DATE_TIME, false, false, category);
    }

    private static ProfileRule sensor(String name, String unit, String text) {
        Set<Shape> shapes = Set.of(Shape.QUANTITY, Shape.ABSENT);
        String url = CGM + "sensor-reading-" + name;
        return new ProfileRule(url, shapes, Set.of(unit), text, Time.DATE_TIME, false, false, List.of());
    }

    private static ProfileRule summary(String name, String unit, String text) {
        Set<Shape> shapes = Set.of(Shape.QUANTITY);
        return new ProfileRule(
                CGM + "summary-" + name, shapes, Set.of(unit), text, Time.PERIOD, false, false, List.of());
    }

    private static ProfileRule timesInRanges() {
        Set<Shape> shapes = Set.of(Shape.COMPONENTS);
        String url = CGM + "summary-times-in-ranges";
        return new ProfileRule(url, shapes, Set.of("%"), "%", Time.PERIOD, false, false, List.of());
    }

    private static ProfileRule activity(String name, Time time, Set<Shape> shapes, String... units) {
        List<Code> categories = List.of(Systems.ACTIVITY, Systems.PHYSICAL_ACTIVITY);
        return new ProfileRule(ACTIVITY + name, shapes, Set.of(units), null, time, true, true, categories);
    }
}
