package io.vitalroute.camel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.pipeline.Rendering;
import io.vitalroute.pipeline.Transform;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.ReadingJson;

/** Transforms one message body; see {@link MappingComponent}. */
final class MappingProducer extends DefaultProducer {
    private final Supplier<Mapping> mapping;
    private final Function<String, Metric> metrics;
    private final Clock clock;
    private final String to;
    private final MapContext context;

    MappingProducer(
            Endpoint endpoint,
            Supplier<Mapping> mapping,
            Function<String, Metric> metrics,
            Clock clock,
            String to,
            @Nullable String zone) {
        super(endpoint);
        this.mapping = mapping;
        this.metrics = metrics;
        this.clock = clock;
        this.to = to;
        this.context = MapContext.in(zone == null ? null : ZoneId.of(zone));
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Mapping current = mapping.get();
        Payload payload = Payload.of(
                current.source(),
                current.stream(),
                message.getHeader(Headers.ACCOUNT, String.class),
                clock.instant(),
                "application/octet-stream",
                Bodies.of(message).bytes());
        Gathered gathered = new Gathered(new ArrayList<>(), new ArrayList<>());
        new Transform(current, metrics).run(payload, context, gathered);
        switch (to) {
            case "fhir" ->
                rendered(
                        message,
                        Rendering.fhir(patient(message), gathered.readings, payload.receivedAt()),
                        gathered,
                        FhirFormat.MEDIA_TYPE);
            case "oru" ->
                rendered(
                        message,
                        Rendering.oru(patient(message), gathered.readings, payload.receivedAt()),
                        gathered,
                        "application/hl7-v2");
            default -> set(message, lines(gathered.readings), "application/x-ndjson", gathered.problems);
        }
    }

    private static void rendered(Message message, Rendering rendering, Gathered gathered, String mediaType) {
        gathered.problems.addAll(rendering.refused());
        set(message, rendering.bytes(), mediaType, gathered.problems);
    }

    private static void set(Message message, byte[] body, String mediaType, List<Problem> problems) {
        message.setBody(body);
        message.setHeader(Exchange.CONTENT_TYPE, mediaType);
        message.setHeader(Headers.PROBLEMS, List.copyOf(problems));
    }

    private static byte[] lines(List<Reading> readings) {
        return readings.stream()
                .map(reading -> ReadingJson.write(reading) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static PatientRef patient(Message message) {
        String text = message.getHeader(Headers.PATIENT, String.class);
        if (text == null) {
            throw new ProblemException(
                    Problem.of(ProblemCode.C104_MISSING_KEY, Where.of("mapping:"), "no header " + Headers.PATIENT)
                            .hint("set it to SYSTEM|ID before the mapping is called"));
        }
        return new PatientRef(List.of(Identifier.parse(text)));
    }

    /** What came of the payload; one that cannot be read fails. */
    private record Gathered(List<Reading> readings, List<Problem> problems) implements Transform.Sink {
        @Override
        public void reading(Reading reading) {
            readings.add(reading);
        }

        @Override
        public void problem(Problem problem) {
            problems.add(problem);
        }

        @Override
        public void unreadable(Problem problem) {
            throw new ProblemException(problem);
        }
    }
}
