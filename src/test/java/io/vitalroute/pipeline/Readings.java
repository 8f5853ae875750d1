package io.vitalroute.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.Value;

/** Readings for tests, of the shipped catalogue. */
final class Readings {
    static final Metrics METRICS = metrics();
    static final Instant RECEIVED = Instant.parse("2026-03-14T12:00:00Z");
    static final PatientRef PATIENT = new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", "p1")));

    private Readings() {}

    static Metric metric(String name) {
        return METRICS.byName(name).orElseThrow();
    }

    static Reading of(String key, long version, String metric, String number, String at) {
        Metric of = metric(metric);
        return new Reading(
                key,
                version,
                of,
                Value.Quantity.of(new BigDecimal(number), String.valueOf(of.unit())),
                new TimeFrame.At(OffsetDateTime.parse(at), TimeFrame.OffsetOrigin.SOURCE),
                origin(),
                Reading.Status.FINAL);
    }

    static PatientReading known(Reading reading) {
        return new PatientReading(reading, PATIENT, null);
    }

    static Origin origin() {
        return origin(RECEIVED);
    }

    static Origin origin(Instant received) {
        return new Origin(
                "withings",
                "measures",
                "77",
                "f00d",
                "/0",
                "withings/measures",
                1,
                Origin.Method.SENSED,
                null,
                received);
    }

    private static Metrics metrics() {
        try {
            return Metrics.read("metrics.yaml", Files.readString(Path.of("mappings/metrics.yaml")), new ArrayList<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
