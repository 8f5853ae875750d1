package io.vitalroute.fhir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Code;

/**
 * How the readings of one metric and source are said to one destination: what does not differ between them.
 *
 * @param codings of {@code Observation.code}
 * @param vital the R4 vital signs profile to which one of the codings binds, or null
 * @param rules profiles that a reading may claim at this destination, where it meets them
 * @param unknown profiles that the metric names and this room does not know: claimed as the metric says
 */
record MetricForm(
        Metric metric,
        String source,
        List<Code> codings,
        @Nullable ProfileRule vital,
        List<ProfileRule> rules,
        List<String> unknown) {

    private static final String RESTING = "40443-4";

    static MetricForm of(Metric metric, String source, FhirProfile settings) {
        Set<Code> codings = new LinkedHashSet<>(metric.codesFor(source));
        if (settings.has(Option.RESTING_AS_HEART_RATE) && isResting(metric)) {
            codings.add(Systems.HEART_RATE);
        }
        Metric.Mdc mdc = metric.mdc();
        if (mdc != null && settings.has(Option.MDC_CODINGS)) {
            codings.add(mdcCode(mdc));
        }
        ProfileRule vital = codings.stream()
                .map(ProfileRule::magic)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new MetricForm(
                metric, source, List.copyOf(codings), vital, rules(metric, vital, settings), unknown(metric));
    }

    /** IEEE 11073 as FHIR codes it: the 32-bit decimal, displayed by its reference id. */
    static Code mdcCode(Metric.Mdc mdc) {
        return new Code(Systems.MDC, mdc.code(), mdc.refId());
    }

    private static boolean isResting(Metric metric) {
        return metric.codes().stream()
                .anyMatch(code -> code.code().equals(RESTING) && code.system().equals(Systems.LOINC));
    }

    private static List<ProfileRule> rules(Metric metric, @Nullable ProfileRule vital, FhirProfile settings) {
        Set<ProfileRule> rules = new LinkedHashSet<>();
        if (vital != null) {
            rules.add(vital);
        }
        metric.profiles().stream()
                .map(ProfileRule::of)
                .filter(Objects::nonNull)
                .filter(rule -> rule.isOpen(settings))
                .forEach(rules::add);
        return List.copyOf(rules);
    }

    private static List<String> unknown(Metric metric) {
        List<String> unknown = new ArrayList<>(metric.profiles());
        unknown.removeIf(url -> ProfileRule.of(url) != null);
        return List.copyOf(unknown);
    }
}
