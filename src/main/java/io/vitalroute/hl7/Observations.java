package io.vitalroute.hl7;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Mdc;
import io.vitalroute.reading.Metric.Part;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Value.Coded;
import io.vitalroute.reading.Value.Components;
import io.vitalroute.reading.Value.Quantity;
import io.vitalroute.reading.Value.Sampled;
import io.vitalroute.reading.Value.Text;

/**
 * A reading's value as observations: one for a number, a code or words, several for parts and for a series. One for each
 * message: what it wrote for a metric it remembers, since a message repeats few metrics often.
 */
final class Observations {
    /** IEEE 11073-10101: partition 1, term 2445. */
    private static final String SAMPLE_PERIOD = "67981^MDC_ATTR_TIME_PD_SAMP^MDC";

    private static final Mdc MILLISECOND = new Mdc("67981", "MDC_ATTR_TIME_PD_SAMP", "264338", "MDC_DIM_MILLI_SEC");

    private final OruProfile profile;
    private final Codings codings;
    private final IdentityHashMap<Object, String> concepts = new IdentityHashMap<>();
    private final IdentityHashMap<Object, String> units = new IdentityHashMap<>();

    Observations(OruProfile profile, Codings codings) {
        this.profile = profile;
        this.codings = codings;
    }

    /** The observations, in order, all with the given status. Throws E101 where the value cannot be said. */
    List<Obx> of(Reading reading, String status) {
        try {
            return switchOnValue(reading, status);
        } catch (ArithmeticException absurd) {
            throw refusal(reading, "the number has too many digits");
        }
    }

    private List<Obx> switchOnValue(Reading reading, String status) {
        String concept = concept(reading);
        if (reading.value() instanceof Components components) {
            return parts(reading, components, concept, status);
        }
        if (reading.value() instanceof Sampled series) {
            return series(reading, series, concept, status);
        }
        if (reading.value() instanceof Quantity quantity) {
            SimpleValue value = SimpleValue.quantity(quantity);
            return List.of(
                    new Obx(value.type(), concept, single(), value.er7(), unit(reading, quantity.unit()), status));
        }
        SimpleValue value = reading.value() instanceof Coded coded
                ? coded(reading, coded)
                : text(reading, ((Text) reading.value()).text());
        return List.of(new Obx(value.type(), concept, single(), value.er7(), "", status));
    }

    /** OBX-3 of the whole reading. */
    String concept(Reading reading) {
        Metric metric = reading.metric();
        if (!metric.vendors().isEmpty()) {
            return codings.concept(metric.codesFor(reading.origin().source()), metric.mdc());
        }
        return concepts.computeIfAbsent(metric, m -> codings.concept(metric.codes(), metric.mdc()));
    }

    /**
     * What takes the reading back: the same OBX-3 and OBX-4 without values. The metric alone says which these are, since a
     * deletion need not repeat what it deletes.
     */
    List<Obx> withdrawn(Reading reading, String status) {
        Metric metric = reading.metric();
        String concept = concept(reading);
        return switch (metric.kind()) {
            case QUANTITY -> List.of(withdrawn("NM", concept, status));
            case CODED -> List.of(withdrawn(profile.dialect().codedType(), concept, status));
            case TEXT -> List.of(withdrawn("ST", concept, status));
            case DATE -> List.of(withdrawn("DT", concept, status));
            case SAMPLED -> series(withdrawn("NA", concept, status), "", status);
            case COMPONENTS -> withdrawnParts(reading, concept, status);
        };
    }

    private Obx withdrawn(String type, String concept, String status) {
        return new Obx(type, concept, single(), "", "", status);
    }

    private List<Obx> withdrawnParts(Reading reading, String concept, String status) {
        List<Obx> result = new ArrayList<>(group(concept));
        int number = 0;
        for (Part part : reading.metric().parts().values()) {
            number++;
            boolean sent = !(reading.value() instanceof Components components)
                    || components.parts().containsKey(part.name());
            if (sent || part.required()) {
                result.add(new Obx("NM", concept(part), sub(number), "", "", status));
            }
        }
        return result;
    }

    private List<Obx> parts(Reading reading, Components components, String concept, String status) {
        Metric metric = reading.metric();
        if (!metric.parts().keySet().containsAll(components.parts().keySet())) {
            throw refusal(reading, "a part that the metric does not have");
        }
        List<Obx> result = new ArrayList<>(group(concept));
        int number = 0;
        for (Part part : metric.parts().values()) {
            number++;
            Quantity quantity = components.parts().get(part.name());
            if (quantity != null || part.required()) {
                result.add(part(part, quantity, sub(number), status));
            }
        }
        return result;
    }

    /** A part keeps its number though another one is missing, so that a correction meets what it corrects. */
    private Obx part(Part part, @Nullable Quantity quantity, String sub, String status) {
        if (quantity == null) {
            return new Obx("NM", concept(part), sub, "", unit(part, part.unit()), Obx.NO_VALUE);
        }
        SimpleValue value = SimpleValue.quantity(quantity);
        return new Obx(value.type(), concept(part), sub, value.er7(), unit(part, quantity.unit()), status);
    }

    private String concept(Part part) {
        return concepts.computeIfAbsent(part, p -> codings.concept(part.codes(), part.mdc()));
    }

    private List<Obx> series(Reading reading, Sampled series, String concept, String status) {
        SimpleValue value = SimpleValue.series(series);
        String said = value.er7().isEmpty() ? Obx.NO_VALUE : status;
        Obx samples = new Obx(value.type(), concept, single(), value.er7(), unit(reading, series.unit()), said);
        return series(samples, SimpleValue.number(series.periodMillis()), status);
    }

    /** The samples, and the milliseconds between two of them as an observation of their group. */
    private List<Obx> series(Obx samples, String period, String status) {
        boolean pcd = profile.dialect().pcd();
        String unit = codings.unit("ms", "millisecond", MILLISECOND);
        return List.of(
                pcd ? samples : samples.at(sub(1)),
                new Obx("NM", SAMPLE_PERIOD, sub(pcd ? 1 : 2), period, unit, status));
    }

    private SimpleValue coded(Reading reading, Coded coded) {
        List<Code> codes = reading.metric().values().get(coded.code());
        if (codes == null || codes.isEmpty()) {
            throw refusal(reading, "a code that is not in the metric's list of values");
        }
        return new SimpleValue(profile.dialect().codedType(), codings.coded(codes));
    }

    private SimpleValue text(Reading reading, String text) {
        if (reading.metric().kind() != Metric.Kind.DATE) {
            return SimpleValue.text(text);
        }
        return SimpleValue.date(text, profile.dialect())
                .orElseThrow(() -> refusal(reading, "not an ISO 8601 date, nor a date with time and offset"));
    }

    /** The MDC code of a unit belongs to the metric's canonical unit: for any other unit it would be wrong. */
    private String unit(Reading reading, String ucum) {
        Metric metric = reading.metric();
        if (!ucum.equals(metric.unit())) {
            return codings.unit(ucum, null, null);
        }
        return units.computeIfAbsent(metric, m -> codings.unit(ucum, metric.unitText(), metric.mdc()));
    }

    private String unit(Part part, String ucum) {
        if (!ucum.equals(part.unit())) {
            return codings.unit(ucum, null, null);
        }
        return units.computeIfAbsent(part, p -> codings.unit(ucum, part.unitText(), part.mdc()));
    }

    private String single() {
        return profile.dialect().pcd() ? "1.0.0.1" : "";
    }

    private String sub(int number) {
        return (profile.dialect().pcd() ? "1.0.0.1." : "1.") + number;
    }

    /** PCD-01 has the group itself as an observation without a value; elsewhere the panel is OBR-4. */
    private List<Obx> group(String concept) {
        return profile.dialect().pcd() ? List.of(Obx.container(concept, single())) : List.of();
    }

    private static ProblemException refusal(Reading reading, String message) {
        return new ProblemException(Problem.of(
                ProblemCode.E101_NOT_ENCODABLE,
                Where.payload(reading.origin().payload(), reading.origin().item()),
                "HL7 v2 cannot say this reading of " + reading.metric().name() + ": " + message));
    }
}
