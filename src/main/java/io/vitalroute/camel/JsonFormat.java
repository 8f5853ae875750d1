package io.vitalroute.camel;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.pipeline.Encoder;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Outbound;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.ReadingJson;

/**
 * The formats {@code json} and {@code ndjson}: readings as our JSON, or as what a template makes of it.
 *
 * <p>{@code json} makes one message of each reading ({@code per: reading}), or of all readings of a payload and patient
 * ({@code per: message}): then the template sees {@code {"patient": "SYSTEM|VALUE", "readings": [...]}}. {@code ndjson}
 * makes one message of one line per reading.
 */
record JsonFormat(Templates templates) {
    private static final int MOST_READINGS = 500;

    Encoder of(FormatSettings settings) {
        Templates.Step template = templates.named(settings.text("template", ""));
        boolean each =
                settings.choice("per", "reading", List.of("reading", "message")).equals("reading");
        return (destination, patient, readings, made) -> {
            Run run = new Run(destination, patient, template, "application/json");
            pieces(readings, each ? 1 : MOST_READINGS).forEach(each ? run::single : run::together);
            return run.encoded();
        };
    }

    /** One line per reading. */
    Encoder lines(FormatSettings settings) {
        Templates.Step template = templates.named(settings.text("template", ""));
        return (destination, patient, readings, made) -> {
            Run run = new Run(destination, patient, template, "application/x-ndjson");
            run.lines(readings);
            return run.encoded();
        };
    }

    private static Stream<List<PatientReading>> pieces(List<PatientReading> readings, int size) {
        return Stream.iterate(0, from -> from < readings.size(), from -> from + size)
                .map(from -> readings.subList(from, Math.min(readings.size(), from + size)));
    }

    /** One call. */
    private record Run(
            String destination,
            PatientRef patient,
            Templates.Step template,
            String mediaType,
            List<Outbound> outbound,
            List<Problem> refused) {

        Run(String destination, PatientRef patient, Templates.Step template, String mediaType) {
            this(destination, patient, template, mediaType, new ArrayList<>(), new ArrayList<>());
        }

        Encoder.Encoded encoded() {
            return new Encoder.Encoded(List.copyOf(outbound), List.copyOf(refused));
        }

        void single(List<PatientReading> one) {
            PatientReading reading = one.get(0);
            apply(json(reading), one, reading).ifPresent(said -> add(one, Templates.write(said)));
        }

        void together(List<PatientReading> readings) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            whole.put("patient", patient.primary().toString());
            ArrayNode list = whole.putArray("readings");
            readings.forEach(reading -> list.add(json(reading)));
            apply(whole, readings, readings.get(0)).ifPresent(said -> add(readings, Templates.write(said)));
        }

        void lines(List<PatientReading> readings) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            List<PatientReading> said = new ArrayList<>();
            for (PatientReading reading : readings) {
                apply(json(reading), List.of(reading), reading).ifPresent(line -> {
                    lines.writeBytes(Templates.write(line));
                    lines.write('\n');
                    said.add(reading);
                });
            }
            if (!said.isEmpty()) {
                add(said, lines.toByteArray());
            }
        }

        private static JsonNode json(PatientReading reading) {
            return Templates.read(ReadingJson.write(reading));
        }

        private Optional<JsonNode> apply(JsonNode input, List<PatientReading> all, PatientReading first) {
            try {
                JsonNode said = template.apply(input, Map.of());
                if (!said.isNull() && !said.isMissingNode()) {
                    return Optional.of(said);
                }
                all.forEach(reading -> refused.add(unsaid(reading)));
            } catch (ProblemException e) {
                refused.add(new Problem(
                        e.first().code(),
                        e.first().message(),
                        place(first),
                        e.first().hint()));
            }
            return Optional.empty();
        }

        private Problem unsaid(PatientReading reading) {
            return Problem.of(
                            ProblemCode.E101_NOT_ENCODABLE,
                            place(reading),
                            "the template of " + destination + " says nothing of a "
                                    + reading.reading().metric().name())
                    .hint("leave the metric out of " + destination + ".metrics, or say it in the template");
        }

        private static Where place(PatientReading reading) {
            return Where.payload(
                    reading.reading().origin().payload(),
                    reading.reading().origin().item());
        }

        private void add(List<PatientReading> readings, byte[] bytes) {
            String order = patient.primary().toString();
            String[] words = Stream.concat(
                            Stream.of(destination, order),
                            readings.stream()
                                    .map(r -> r.reading().key() + "@"
                                            + r.reading().version() + "@"
                                            + r.reading().origin().payload()
                                            + r.reading().origin().item() + " "
                                            + r.reading().status()))
                    .toArray(String[]::new);
            outbound.add(new Outbound(Hashes.of(words), destination, order, mediaType, bytes, readings.size()));
        }
    }
}
