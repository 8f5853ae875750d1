package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.Encoded.Unsaid;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;

/** One call of the encoder: one patient, one thread. */
final class EncoderRun {
    private final FhirEncoder encoder;
    private final FhirProfile settings;
    private final PatientName patient;
    private final Instant recorded;
    private final Uuids uuids;
    private final @Nullable Templates templates;
    private final Filling filling;
    private final List<FhirBundle> bundles = new ArrayList<>();
    private final List<Unsaid> unsaid = new ArrayList<>();
    private @Nullable Shape shape;
    private @Nullable Template template;

    EncoderRun(FhirEncoder encoder, PatientName patient, Instant recorded) {
        this.encoder = encoder;
        settings = encoder.settings();
        this.patient = patient;
        this.recorded = recorded;
        uuids = Uuids.in(settings.identifierSystem());
        templates = encoder.templates(patient);
        filling = new Filling(patient, new DeviceWriter(settings, patient));
    }

    Encoded encode(List<PatientReading> readings) {
        BundleBuilder builder = fresh(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            PatientReading reading = readings.get(i);
            if (!builder.takes(reading)) {
                bundles.add(builder.finish());
                builder = fresh(readings.size() - i);
            }
            add(builder, reading);
        }
        if (!builder.isEmpty()) {
            bundles.add(builder.finish());
        }
        return new Encoded(List.copyOf(bundles), List.copyOf(unsaid));
    }

    private BundleBuilder fresh(int expected) {
        return new BundleBuilder(settings, patient, recorded, expected);
    }

    private void add(BundleBuilder builder, PatientReading patientReading) {
        Reading reading = patientReading.reading();
        byte[] uuid = uuids.ascii(reading.key().getBytes(StandardCharsets.UTF_8));
        Template fast = template(patientReading);
        if (fast != null) {
            builder.add(fast, filling.with(patientReading, uuid, fast.period()), patientReading, uuid);
            return;
        }
        String text = new String(uuid, StandardCharsets.US_ASCII);
        Plan.Result result = Plan.of(patientReading, encoder.form(reading), settings, text);
        if (result.plan() != null) {
            builder.add(result.plan(), uuid);
        } else if (result.problem() != null) {
            unsaid.add(new Unsaid(reading.key(), result.problem()));
        }
    }

    /** Neighbours mostly have the same shape, so the last one is tried before a new one is made. */
    private @Nullable Template template(PatientReading reading) {
        if (templates == null) {
            return null;
        }
        if (shape == null || !shape.fits(reading)) {
            shape = Shape.of(reading, encoder.form(reading.reading()));
            template = shape == null ? null : templates.of(shape);
        }
        return template;
    }
}
