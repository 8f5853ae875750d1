package io.vitalroute.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.pipeline.Rendering;
import io.vitalroute.pipeline.Transform;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemJson;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

/** {@code vitalroute map}: a payload through one mapping, offline. */
@Command(
        name = "map",
        description = {
            "Turns a payload into readings, FHIR or HL7 v2, offline: no store, no network, the same bytes on every run.",
            "What would be kept for a person is not in the output but on stderr, one JSON object a line. Exit code 1 where"
                    + " the payload cannot be read to its end, with --strict also where any item has a problem."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vitalroute map withings/measures payload.json --to readings",
            "  vitalroute map withings/measures payload.json --to fhir --patient 'urn:oid:1.2.3|p1'",
            "  vitalroute map apple-health/export export.zip --to readings --received-at 2026-03-14T08:00:00Z > all.ndjson"
        })
final class MapCommand implements Callable<Integer> {
    private final House house;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private MappedPayload input = new MappedPayload();

    @Option(
            names = "--to",
            required = true,
            description = "readings: one JSON object a line, canonical units; fhir: one R4 transaction Bundle; oru: one"
                    + " HL7 2.5.1 ORU^R01. Of these: ${COMPLETION-CANDIDATES}.")
    private Target to = Target.readings;

    @Option(
            names = "--patient",
            paramLabel = "SYSTEM|ID",
            converter = Arguments.Patient.class,
            description = "Whose data it is; needed for fhir and oru.")
    private @Nullable PatientRef patient;

    @Option(names = "--strict", description = "Exit with 1 where any item or reading has a problem.")
    private boolean strict;

    /** What comes out. */
    enum Target {
        readings,
        fhir,
        oru
    }

    MapCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() throws IOException {
        if (to != Target.readings && patient == null && spec != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--to " + to + " needs --patient SYSTEM|ID, such as 'urn:oid:1.2.3|p1'");
        }
        Metrics metrics = house.metrics();
        Mapping compiled = input.mapping(house, metrics);
        MapContext context = input.context();
        try (PayloadInput bytes = input.open()) {
            OutputStream out = new BufferedOutputStream(house.out(), 1 << 16);
            Payload given = input.payload(bytes, compiled);
            Findings findings = new Findings();
            Transform transform =
                    new Transform(compiled, name -> metrics.byName(name).orElseThrow());
            if (to == Target.readings) {
                transform.run(given, context, new ReadingLines(out, patient, findings));
            } else {
                document(transform, given, context, out, findings);
            }
            out.flush();
            return findings.broken || (strict && findings.any) ? Vitalroute.FINDINGS : Vitalroute.OK;
        }
    }

    private void document(Transform transform, Payload given, MapContext context, OutputStream out, Findings findings)
            throws IOException {
        List<Reading> readings = new ArrayList<>();
        transform.run(given, context, new Gathered(readings, findings));
        PatientRef whose = java.util.Objects.requireNonNull(patient);
        Rendering rendering = to == Target.fhir
                ? Rendering.fhir(whose, readings, given.receivedAt())
                : Rendering.oru(whose, readings, given.receivedAt());
        rendering.refused().forEach(findings::problem);
        out.write(rendering.bytes());
        if (to == Target.fhir) {
            out.write('\n');
        }
    }

    /** Problems, each a line on stderr as it is found. */
    final class Findings {
        private boolean any;
        private boolean broken;

        void problem(Problem problem) {
            any = true;
            house.err().println(ProblemJson.write(problem));
        }

        void unreadable(Problem problem) {
            broken = true;
            problem(problem);
        }
    }

    /** Gathers readings for one document. */
    private record Gathered(List<Reading> readings, Findings findings) implements Transform.Sink {
        @Override
        public void reading(Reading reading) {
            readings.add(reading);
        }

        @Override
        public void problem(Problem problem) {
            findings.problem(problem);
        }

        @Override
        public void unreadable(Problem problem) {
            findings.unreadable(problem);
        }
    }
}
