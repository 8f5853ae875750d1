package io.vitalroute.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.ProvenanceWriter.Group;
import io.vitalroute.fhir.ProvenanceWriter.Origins;
import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef.Identifier;

/** One Bundle in the making: Observations in the order of the readings, each device before its first, provenance last. */
final class BundleBuilder {
    private static final int USUAL_ENTRY = 1500;
    private final FhirProfile settings;
    private final boolean deviceEntries;
    private final boolean provenanceEntries;
    private final DeviceWriter deviceWriter;
    private final ProvenanceWriter provenanceWriter;
    private final ObservationWriter observations;
    private final Bytes out;
    private final FhirJson json;
    private final int head;
    private final Set<String> keys;
    private final List<String> order;
    private final Set<Identifier> devices = new HashSet<>();
    private final Map<Group, Origins> origins = new LinkedHashMap<>();
    private @Nullable DeviceRef lastDevice;
    private @Nullable Group lastGroup;
    private @Nullable Origins lastOrigins;

    BundleBuilder(FhirProfile settings, PatientName patient, Instant recorded, int expected) {
        this.settings = settings;
        deviceEntries = settings.devices() == DeviceStyle.ENTRY;
        provenanceEntries = settings.provenance() == ProvenanceStyle.ENTRY;
        deviceWriter = new DeviceWriter(settings, patient);
        provenanceWriter = new ProvenanceWriter(settings, patient, recorded);
        observations = new ObservationWriter(settings, patient, provenanceWriter, deviceWriter);
        int size = Math.min(expected, settings.maxEntries());
        keys = new HashSet<>(size * 2);
        order = new ArrayList<>(size);
        out = new Bytes(size * USUAL_ENTRY + 3000);
        json = new FhirJson(out);
        out.ascii("{\"resourceType\":\"Bundle\",\"type\":\"" + settings.bundle().code() + "\",\"entry\":[");
        head = out.size();
    }

    /** Whether the reading still fits: in number, and not as a second version of one that is already there. */
    boolean takes(PatientReading reading) {
        if (order.isEmpty() || settings.bundle() == BundleType.SINGLE) {
            return order.isEmpty();
        }
        int device = isNew(reading.device()) ? 1 : 0;
        int origin = isNewOrigin(reading) ? 1 : 0;
        int size = order.size() + devices.size() + origins.size();
        return size + 1 + device + origin <= settings.maxEntries()
                && !keys.contains(reading.reading().key());
    }

    void add(Plan plan, byte[] uuid) {
        device(plan.reading().device());
        comma();
        observations.entry(json, plan);
        json.flush();
        note(plan.reading(), uuid);
    }

    void add(Template template, Filling filling, PatientReading reading, byte[] uuid) {
        device(reading.device());
        comma();
        template.fill(out, filling);
        note(reading, uuid);
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    FhirBundle finish() {
        for (Origins one : origins.values()) {
            comma();
            provenanceWriter.entry(json, out, one);
            json.flush();
        }
        out.ascii("]}");
        return new FhirBundle(out.toArray(), List.copyOf(order));
    }

    private void comma() {
        if (out.size() > head) {
            out.write(',');
        }
    }

    private void device(@Nullable DeviceRef device) {
        if (device != null && isNew(device)) {
            comma();
            deviceWriter.entry(json, device);
            json.flush();
            devices.add(device.identifier());
        }
        lastDevice = device;
    }

    private void note(PatientReading reading, byte[] uuid) {
        String key = reading.reading().key();
        keys.add(key);
        order.add(key);
        if (!provenanceEntries) {
            return;
        }
        if (lastGroup == null || lastOrigins == null || !lastGroup.holds(reading.reading())) {
            lastGroup = Group.of(reading.reading());
            lastOrigins = origins.computeIfAbsent(lastGroup, Origins::new);
        }
        lastOrigins.add(uuid);
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isNew(@Nullable DeviceRef device) {
        return deviceEntries && device != null && device != lastDevice && !devices.contains(device.identifier());
    }

    private boolean isNewOrigin(PatientReading reading) {
        boolean same = lastGroup != null && lastGroup.holds(reading.reading());
        return provenanceEntries && !same && !origins.containsKey(Group.of(reading.reading()));
    }
}
