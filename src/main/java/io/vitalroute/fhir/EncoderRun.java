package io.vitalroute.fhir;

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
    private final FhirLedger ledger;
    private final Uuids uuids = new Uuids();
    private final @Nullable Templates templates;
    private final Filling filling;
    private final List<FhirBundle> bundles = new ArrayList<>();
    private final List<Unsaid> unsaid = new ArrayList<>();

    EncoderRun(FhirEncoder encoder, PatientName patient, Instant recorded, FhirLedger ledger) {
        this.encoder = encoder;
        settings = encoder.settings();
        this.patient = patient;
        this.recorded = recorded;
        this.ledger = ledger;
        templates = encoder.templates(patient);
        filling = new Filling(patient, new DeviceWriter(settings, patient, uuids));
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
        return new BundleBuilder(settings, patient, uuids, recorded, expected);
    }

    private void add(BundleBuilder builder, PatientReading patientReading) {
        Reading reading = patientReading.reading();
        MetricForm form = encoder.form(reading);
        String uuid = uuids.of(FhirEncoder.observationName(settings, reading.key()));
        Template template = template(patientReading, form);
        if (template != null) {
            builder.add(template, filling.with(patientReading, uuid, template.period()), patientReading, uuid);
            return;
        }
        Plan.Result result = Plan.of(patientReading, form, settings, uuid, ledger);
        if (result.plan() != null) {
            builder.add(result.plan());
        } else if (result.problem() != null) {
            unsaid.add(new Unsaid(reading.key(), result.problem()));
        }
    }

    private @Nullable Template template(PatientReading reading, MetricForm form) {
        if (templates == null) {
            return null;
        }
        Shape shape = Shape.of(reading, form, ledger.sent(reading.reading().key()));
        return shape == null ? null : templates.of(shape);
    }
}
