package io.vitalroute.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Transform;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.ReadingJson;

/** Readings as lines of JSON, written as they come. */
record ReadingLines(OutputStream out, @Nullable PatientRef patient, MapCommand.Findings findings)
        implements Transform.Sink {
    @Override
    public void reading(Reading reading) {
        String line = patient == null
                ? ReadingJson.write(reading)
                : ReadingJson.write(new PatientReading(reading, patient, null));
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the output cannot be written", e);
        }
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
