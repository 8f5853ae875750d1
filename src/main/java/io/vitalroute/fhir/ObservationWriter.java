package io.vitalroute.fhir;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.ProvenanceWriter.Group;
import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Origin;
import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;

/** One planned reading as a Bundle entry with an Observation (R4 observation.html), elements in the order of R4. */
final class ObservationWriter {
    private static final String DEVICE = "device";
    private final FhirProfile settings;
    private final PatientName patient;
    private final ProvenanceWriter provenance;
    private final DeviceWriter devices;

    ObservationWriter(FhirProfile settings, PatientName patient, ProvenanceWriter provenance, DeviceWriter devices) {
        this.settings = settings;
        this.patient = patient;
        this.provenance = provenance;
        this.devices = devices;
    }

    void entry(FhirJson json, Plan plan) {
        json.open().text("fullUrl", "urn:uuid:" + plan.uuid()).open("resource");
        resource(json, plan);
        json.close();
        plan.request().write(json);
        json.close();
    }

    private void resource(FhirJson json, Plan plan) {
        Reading reading = plan.reading().reading();
        json.text("resourceType", "Observation").text("id", plan.request().id());
        meta(json, plan);
        contained(json, plan);
        json.openList("identifier")
                .open()
                .identifier(new Identifier(settings.identifierSystem(), reading.key()))
                .close()
                .closeList();
        json.text("status", status(reading.status()));
        categories(json, plan.claims().categories());
        json.concept("code", plan.form().codings(), reading.metric().display());
        patient.write(json, "subject");
        effective(json, plan.claims().effective());
        json.text("issued", TimeText.of(reading.origin().receivedAt()));
        performer(json, reading);
        ValueWriter.value(json, plan.said());
        method(json, reading.origin());
        device(json, plan.reading().device());
        ValueWriter.scale(json, reading.metric());
        ValueWriter.components(json, plan.said(), settings.has(Option.MDC_CODINGS));
    }

    private void meta(FhirJson json, Plan plan) {
        Origin origin = plan.reading().reading().origin();
        json.open("meta")
                .text(
                        "source",
                        settings.sourceBase() + origin.source() + "/" + origin.stream() + "#" + origin.payload());
        if (!plan.claims().profiles().isEmpty()) {
            json.openList("profile");
            plan.claims().profiles().forEach(json::item);
            json.closeList();
        }
        Labels.security(json, settings);
        OffsetOrigin offset = plan.reading().reading().time().origin();
        Labels.tags(json, settings, plan.claims().effective().from() == null ? OffsetOrigin.SOURCE : offset);
        json.close();
    }

    private void contained(FhirJson json, Plan plan) {
        DeviceRef device = plan.reading().device();
        boolean inside = device != null && settings.devices() == DeviceStyle.CONTAINED;
        boolean origin = settings.provenance() == ProvenanceStyle.CONTAINED;
        if (!inside && !origin) {
            return;
        }
        json.openList("contained");
        if (inside && device != null) {
            devices.contained(json, DEVICE, device);
        }
        if (origin) {
            provenance.contained(json, Group.of(plan.reading().reading()));
        }
        json.closeList();
    }

    private static void categories(FhirJson json, List<Code> categories) {
        if (!categories.isEmpty()) {
            json.openList("category");
            categories.forEach(
                    code -> json.open().codings("coding", List.of(code)).close());
            json.closeList();
        }
    }

    private static void effective(FhirJson json, Effective effective) {
        if (effective.date() != null) {
            json.text("effectiveDateTime", TimeText.of(effective.date()));
        } else if (effective.from() != null && effective.to() != null) {
            json.open("effectivePeriod")
                    .text("start", TimeText.of(effective.from()))
                    .text("end", TimeText.of(effective.to()))
                    .close();
        } else if (effective.from() != null) {
            json.text("effectiveDateTime", TimeText.of(effective.from()));
        }
    }

    /** Who answers for what a person typed in is that person; a measurement is told by its device. */
    private void performer(FhirJson json, Reading reading) {
        if (reading.origin().method() == Method.SELF_REPORTED) {
            json.openList("performer");
            json.open();
            patient.content(json);
            json.close().closeList();
        }
    }

    private static void method(FhirJson json, Origin origin) {
        switch (origin.method()) {
            case SENSED -> method(json, "sensed", "Measured by a device", "Measured by a device");
            case SELF_REPORTED -> method(json, "self-reported", "Reported by the patient", "Reported by the patient");
            case DERIVED -> method(json, "derived", "Computed by the vendor", "Computed by " + origin.source());
            case UNKNOWN -> {}
        }
    }

    private static void method(FhirJson json, String code, String display, String text) {
        json.concept("method", List.of(new Code(Systems.METHOD, code, display)), text);
    }

    private void device(FhirJson json, @Nullable DeviceRef device) {
        if (device == null) {
            return;
        }
        json.open("device");
        switch (settings.devices()) {
            case ENTRY -> json.text("reference", "urn:uuid:" + devices.uuid(device));
            case CONTAINED -> json.text("reference", "#" + DEVICE);
            case LOGICAL -> devices.logical(json, device);
        }
        json.close();
    }

    private static String status(Reading.Status status) {
        return switch (status) {
            case PRELIMINARY -> "preliminary";
            case FINAL -> "final";
            case AMENDED -> "amended";
            case ENTERED_IN_ERROR -> "entered-in-error";
        };
    }
}
