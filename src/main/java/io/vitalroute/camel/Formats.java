package io.vitalroute.camel;

import java.util.Map;
import java.util.function.Function;

import io.vitalroute.pipeline.Encoder;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/** The formats in which a destination can take readings, by the name that route files use. */
record Formats(Map<String, Function<FormatSettings, Encoder>> byName) {

    /** All formats. */
    static Formats all(FhirTargets targets, Templates templates) {
        JsonFormat json = new JsonFormat(templates);
        return new Formats(Map.of(
                "fhir", new FhirFormat(targets, new Overlays(templates))::of,
                "fhir-ndjson", FhirLines::of,
                "oru", OruFormat::of,
                "hl7-batch", Hl7Files::of,
                "json", json::of,
                "ndjson", json::lines));
    }

    Encoder encoder(String destination, String format, FormatSettings settings) {
        Function<FormatSettings, Encoder> factory = byName.get(format);
        if (factory == null) {
            throw new ProblemException(Problem.of(
                            ProblemCode.C106_NOT_A_CHOICE,
                            Where.of("outbox:" + destination),
                            "no format is called \"" + format + "\"")
                    .hint(Suggest.hint(format, byName.keySet()).orElse(null)));
        }
        Encoder encoder = factory.apply(settings);
        settings.refuseUnused();
        return encoder;
    }
}
