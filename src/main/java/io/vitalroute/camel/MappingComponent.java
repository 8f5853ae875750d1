package io.vitalroute.camel;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.Mappings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;

/**
 * {@code to: mapping:withings/measures?to=readings|fhir|oru} lets any route use a mapping as a plain transform, without the
 * spine: the body is a payload, and becomes readings as NDJSON, one FHIR Bundle, or one ORU^R01.
 *
 * <p>Options: {@code to} (readings), {@code zone} of the account. The patient for {@code fhir} and {@code oru} is in the
 * header {@code vitalroute.patient} as SYSTEM|ID. Problems of items are in the header {@code vitalroute.problems}, a list;
 * a body that cannot be read at all fails the exchange.
 */
final class MappingComponent extends DefaultComponent {
    private final Supplier<Mappings> mappings;
    private final Function<String, Metric> metrics;
    private final Clock clock;

    MappingComponent(Supplier<Mappings> mappings, Function<String, Metric> metrics, Clock clock) {
        this.mappings = mappings;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String to = getAndRemoveParameter(parameters, "to", String.class, "readings");
        String zone = getAndRemoveParameter(parameters, "zone", String.class);
        if (!List.of("readings", "fhir", "oru").contains(to)) {
            throw new ProblemException(Problem.of(
                            ProblemCode.C106_NOT_A_CHOICE,
                            Where.of("mapping:" + remaining),
                            "\"to\" cannot be \"" + to + "\"")
                    .hint("one of readings, fhir, oru"));
        }
        List<String> names = mappings.get().all().stream().map(m -> m.name()).toList();
        if (!names.contains(remaining)) {
            throw new ProblemException(Problem.of(
                            ProblemCode.C111_NOT_FOUND,
                            Where.of("mapping:" + remaining),
                            "no mapping is called " + remaining)
                    .hint(Suggest.hint(remaining, names).orElse(null)));
        }
        return new MappingEndpoint(uri, remaining, to, zone);
    }

    /** One mapping as a transform; asked for anew for each message, so that a reload takes effect. */
    private final class MappingEndpoint extends DefaultEndpoint {
        private final String name;
        private final String to;
        private final @Nullable String zone;

        MappingEndpoint(String uri, String name, String to, @Nullable String zone) {
            super(uri, MappingComponent.this);
            this.name = name;
            this.to = to;
            this.zone = zone;
        }

        @Override
        public Producer createProducer() {
            return new MappingProducer(this, () -> mappings.get().named(name).orElseThrow(), metrics, clock, to, zone);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("mapping: transforms what is sent to it");
        }
    }
}
