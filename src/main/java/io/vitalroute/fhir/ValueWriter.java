package io.vitalroute.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Bounds;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Part;
import io.vitalroute.reading.Value;

/** {@code Observation.value[x]}, its components and the scale of a score. */
final class ValueWriter {
    private static final Code UNKNOWN = new Code(Systems.ABSENT, "unknown", "Unknown");
    private static final String SCORE = "{score}";

    private ValueWriter() {}

    static void value(FhirJson json, Said said) {
        if (said instanceof Said.Measure number) {
            json.quantity("valueQuantity", number.quantity(), number.unitText());
        } else if (said instanceof Said.Concept concept) {
            json.concept("valueCodeableConcept", concept.codings(), concept.text());
        } else if (said instanceof Said.Series series) {
            sampled(json, series);
        } else if (said instanceof Said.Words words) {
            json.text("valueString", words.text());
        } else if (said instanceof Said.Date date) {
            json.text("valueDateTime", date.date());
        } else if (said instanceof Said.Absent) {
            absent(json);
        }
    }

    static void components(FhirJson json, Said said, boolean mdcCodings) {
        if (said instanceof Said.Parts parts) {
            json.openList("component");
            parts.parts().forEach((part, quantity) -> component(json, part, quantity, mdcCodings));
            json.closeList();
        }
    }

    /** A vendor's score stands on the vendor's scale (standards 1.3), which readers must not take for a normal range. */
    static void scale(FhirJson json, Metric metric) {
        Bounds bounds = metric.plausible();
        if (bounds != null && SCORE.equals(metric.unit())) {
            json.openList("referenceRange").open();
            json.quantity("low", Value.Quantity.of(bounds.min(), SCORE), "score");
            json.quantity("high", Value.Quantity.of(bounds.max(), SCORE), "score");
            json.text("text", "Scale of the score, not a normal range").close().closeList();
        }
    }

    private static void component(FhirJson json, Part part, Value.@Nullable Quantity quantity, boolean mdcCodings) {
        List<Code> codings = new ArrayList<>(part.codes());
        Metric.Mdc mdc = part.mdc();
        if (mdc != null && mdcCodings) {
            codings.add(MetricForm.mdcCode(mdc));
        }
        json.open().concept("code", codings, part.display());
        if (quantity == null) {
            absent(json);
        } else {
            boolean canonical = quantity.unit().equals(part.unit());
            json.quantity("valueQuantity", quantity, canonical ? part.unitText() : quantity.unit());
        }
        json.close();
    }

    private static void absent(FhirJson json) {
        json.concept("dataAbsentReason", List.of(UNKNOWN), null);
    }

    /** R4 datatypes.html#SampledData: data points are separated by one space, {@code E} is one that has no value. */
    private static void sampled(FhirJson json, Said.Series series) {
        Value.Sampled sampled = series.sampled();
        json.open("valueSampledData").open("origin").number("value", BigDecimal.ZERO);
        json.unit(series.unitText(), sampled.unit()).close();
        json.number("period", sampled.periodMillis());
        if (sampled.factor().compareTo(BigDecimal.ONE) != 0) {
            json.number("factor", sampled.factor());
        }
        StringBuilder data = new StringBuilder(sampled.samples().size() * 5);
        for (BigDecimal sample : sampled.samples()) {
            data.append(data.isEmpty() ? "" : " ").append(sample == null ? "E" : sample.toPlainString());
        }
        json.number("dimensions", 1).text("data", data.toString()).close();
    }
}
