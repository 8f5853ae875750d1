package io.vitalroute.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric.Mdc;
import io.vitalroute.unit.Units;

/** What entries say about each other: variants and summaries exist and fit, and MDC units mean one thing. */
final class CatalogueChecks {
    private final Metrics metrics;
    private final Map<String, Fields> entries;
    private final List<Problem> problems;
    private final Map<String, String> mdcUnits = new HashMap<>();

    CatalogueChecks(Metrics metrics, Map<String, Fields> entries, List<Problem> problems) {
        this.metrics = metrics;
        this.entries = entries;
        this.problems = problems;
    }

    void run() {
        entries.forEach((name, entry) -> metrics.byName(name).ifPresent(metric -> check(metric, entry)));
    }

    private void check(Metric metric, Fields entry) {
        metric.variants().forEach((unit, other) -> variant(metric, unit, other, entry.at("variants")));
        metric.summary().values().forEach(other -> summary(metric, other, entry.at("summary")));
        mdcUnit(metric.mdc(), metric.unit(), entry.at("mdc"));
        metric.parts().values().forEach(part -> mdcUnit(part.mdc(), part.unit(), entry.at("parts")));
    }

    /** Variants lead to each other, so that each unit finds its code from either. */
    private void variant(Metric metric, String unit, String other, Where at) {
        Metric target = metrics.byName(other).orElse(null);
        if (target == null) {
            problems.add(metrics.unknown(other, at));
        } else if (!unit.equals(target.unit())) {
            conflict(
                    at,
                    metric.name() + ": the unit of " + other + " is \"" + target.unit() + "\", not \"" + unit + "\"");
        } else if (!metric.name().equals(target.variants().get(metric.unit()))) {
            conflict(at, metric.name() + ": " + other + " does not name it as a variant in turn");
        } else if (!Units.commensurable(unit, Objects.requireNonNull(metric.unit()), metric.molarMass())) {
            problems.add(Units.notCommensurable(unit, metric.unit(), at));
        }
    }

    private void summary(Metric metric, String other, Where at) {
        Metric target = metrics.byName(other).orElse(null);
        if (target == null) {
            problems.add(metrics.unknown(other, at));
        } else if (!Objects.equals(metric.unit(), target.unit())) {
            conflict(at, metric.name() + ": its summary " + other + " has another unit");
        }
    }

    private void mdcUnit(@Nullable Mdc mdc, @Nullable String ucum, Where at) {
        if (mdc == null || mdc.unitCode() == null || ucum == null) {
            return;
        }
        String meaning = mdc.unitRefId() + " for " + ucum;
        String known = mdcUnits.putIfAbsent(mdc.unitCode(), meaning);
        if (known != null && !known.equals(meaning)) {
            conflict(at, "MDC unit " + mdc.unitCode() + " was " + known + " before, and is " + meaning + " here");
        }
    }

    private void conflict(Where at, String message) {
        problems.add(Problem.of(ProblemCode.C108_CONFLICT, at, message));
    }
}
