package io.vitalroute.fhir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.ProfileRule.Shape;
import io.vitalroute.fhir.ProfileRule.Time;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Part;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;
import io.vitalroute.reading.Value.Comparator;

/**
 * Which profiles an Observation claims: those of its metric that it really meets, and no other.
 *
 * @param categories of the metric, and those that the profiles ask for
 */
record Claims(List<String> profiles, List<Code> categories, Effective effective) {

    static Claims of(MetricForm form, Said said, TimeFrame time) {
        List<ProfileRule> open =
                form.rules().stream().filter(rule -> takes(rule, said)).toList();
        Effective effective = Effective.of(time, open.stream().anyMatch(rule -> rule.time() == Time.DATE_TIME));
        List<String> profiles = new ArrayList<>();
        Set<Code> categories = new LinkedHashSet<>(form.metric().category());
        for (ProfileRule rule : open) {
            if (rule.time() == Time.ANY || (rule.time() == Time.PERIOD) == effective.isPeriod()) {
                profiles.add(rule.url());
                categories.addAll(rule.categories());
            }
        }
        profiles.addAll(form.unknown());
        return new Claims(List.copyOf(profiles), List.copyOf(categories), effective);
    }

    /** Whether the profile takes such a value. */
    private static boolean takes(ProfileRule rule, Said said) {
        Shape shape = shape(said);
        return shape != null && rule.shapes().contains(shape) && value(rule, said);
    }

    private static @Nullable Shape shape(Said said) {
        if (said instanceof Said.Measure) {
            return Shape.QUANTITY;
        }
        if (said instanceof Said.Parts) {
            return Shape.COMPONENTS;
        }
        if (said instanceof Said.Concept) {
            return Shape.CODED;
        }
        return said instanceof Said.Absent ? Shape.ABSENT : null;
    }

    private static boolean value(ProfileRule rule, Said said) {
        if (said instanceof Said.Measure number) {
            return quantity(rule, number.quantity(), number.unitText());
        }
        if (said instanceof Said.Parts parts) {
            return parts.parts().entrySet().stream().allMatch(part -> part(rule, part));
        }
        return true;
    }

    private static boolean part(ProfileRule rule, Map.Entry<Part, Value.@Nullable Quantity> part) {
        Value.Quantity quantity = part.getValue();
        return quantity == null
                ? rule.isVitalSign()
                : quantity(rule, quantity, part.getKey().unitText());
    }

    private static boolean quantity(ProfileRule rule, Value.Quantity quantity, String text) {
        boolean unit = rule.units().isEmpty() || rule.units().contains(quantity.unit());
        boolean words = rule.unitText() == null || rule.unitText().equals(text);
        boolean exact = !rule.exact() || quantity.comparator() == Comparator.EXACT;
        return unit && words && exact;
    }
}
