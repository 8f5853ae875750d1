package io.vitalroute.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.vitalroute.identity.Canonical;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.MappedItem;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingSink;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

/**
 * A mapping as a plain transform, without the spine: a payload becomes readings in canonical units, with no store, no
 * accounts and no ledger. The same payload gives the same readings in the same order.
 */
public final class Transform {
    private final Mapping mapping;
    private final Canonical canonical;

    /**
     * A transform.
     *
     * @param metrics metric by name, for readings that their unit files under another metric
     */
    public Transform(Mapping mapping, Function<String, Metric> metrics) {
        this.mapping = mapping;
        this.canonical = new Canonical(metrics);
    }

    /** Takes what comes of a payload, in its order. */
    public interface Sink {
        /** A reading that would be delivered. */
        void reading(Reading reading);

        /** Something that would be kept for a person: an item, or a reading that is unclear or implausible. */
        void problem(Problem problem);

        /** The payload cannot be read, or not beyond what came so far. */
        void unreadable(Problem problem);
    }

    /**
     * Transforms a payload of any size, item by item.
     *
     * @throws IOException the body could not be read from where it is kept
     */
    public void run(Payload payload, MapContext context, Sink sink) throws IOException {
        mapping.map(payload, context, new MappingSink() {
            @Override
            public boolean item(MappedItem item) {
                item.problems().forEach(sink::problem);
                if (item.end() == MappedItem.End.PARKED) {
                    sink.problem(parked(payload, item));
                } else {
                    item.readings().forEach(reading -> canonical(reading, sink));
                }
                return true;
            }

            @Override
            public void unreadable(Problem problem) {
                sink.unreadable(problem);
            }
        });
    }

    private void canonical(Reading reading, Sink sink) {
        Canonical.Form form = canonical.of(reading);
        if (form instanceof Canonical.Form.Invalid invalid) {
            sink.problem(invalid.problem());
        } else {
            sink.reading(((Canonical.Form.Fine) form).reading());
        }
    }

    private static Problem parked(Payload payload, MappedItem item) {
        return Problem.of(
                        ProblemCode.I103_OWNER_UNCLEAR,
                        Where.payload(payload.id(), item.pointer()),
                        "kept for a person to decide: " + item.reason() + ", readings: "
                                + item.readings().size())
                .hint("the mapping parks such items");
    }

    /** Of several readings with one key the highest version stands, of equal ones the later; in the order of the keys. */
    public static List<Reading> standing(List<Reading> readings) {
        Map<String, Reading> byKey = new LinkedHashMap<>();
        for (Reading reading : readings) {
            Reading earlier = byKey.get(reading.key());
            if (earlier == null || reading.version() >= earlier.version()) {
                byKey.put(reading.key(), reading);
            }
        }
        return new ArrayList<>(byKey.values());
    }
}
