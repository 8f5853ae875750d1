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
import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef.Identifier;

/** One Bundle in the making: devices first, then Observations in the order of the readings, then provenance. */
final class BundleBuilder {
    private static final int USUAL_ENTRY = 1400;
    private final FhirProfile settings;
    private final DeviceWriter deviceWriter;
    private final ProvenanceWriter provenanceWriter;
    private final ObservationWriter observations;
    private final Bytes entries;
    private final FhirJson json;
    private final Set<String> keys = new HashSet<>();
    private final List<String> order = new ArrayList<>();
    private final Map<Identifier, DeviceRef> devices = new LinkedHashMap<>();
    private final Map<Group, List<String>> origins = new LinkedHashMap<>();

    BundleBuilder(FhirProfile settings, PatientName patient, Uuids uuids, Instant recorded, int expected) {
        this.settings = settings;
        deviceWriter = new DeviceWriter(settings, patient, uuids);
        provenanceWriter = new ProvenanceWriter(settings, patient, uuids, recorded);
        observations = new ObservationWriter(settings, patient, provenanceWriter, deviceWriter);
        entries = new Bytes(Math.min(expected, settings.maxEntries()) * USUAL_ENTRY + 256);
        json = new FhirJson(entries);
    }

    /** Whether the reading still fits: in number, and not as a second version of one that is already there. */
    boolean takes(PatientReading reading) {
        if (order.isEmpty()) {
            return true;
        }
        int device = isNew(reading.device()) ? 1 : 0;
        int origin = hasEntry() && !origins.containsKey(Group.of(reading.reading())) ? 1 : 0;
        int size = order.size() + devices.size() + (hasEntry() ? origins.size() : 0);
        return size + 1 + device + origin <= settings.maxEntries()
                && !keys.contains(reading.reading().key());
    }

    void add(Plan plan) {
        comma();
        observations.entry(json, plan);
        json.flush();
        note(plan.reading(), plan.uuid());
    }

    void add(Template template, Filling filling, PatientReading reading, String uuid) {
        comma();
        template.fill(entries, filling);
        note(reading, uuid);
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    FhirBundle finish() {
        Bytes all = new Bytes(entries.size() + 2048);
        FhirJson rest = new FhirJson(all);
        all.utf8("{\"resourceType\":\"Bundle\",\"type\":\"" + settings.bundle().code() + "\",\"entry\":[");
        devices.values().forEach(device -> {
            deviceWriter.entry(rest, device);
            rest.flush();
            all.write(',');
        });
        entries.writeTo(all);
        if (hasEntry()) {
            origins.forEach((group, targets) -> {
                all.write(',');
                provenanceWriter.entry(rest, group, targets);
                rest.flush();
            });
        }
        all.utf8("]}");
        return new FhirBundle(all.toArray(), List.copyOf(order));
    }

    private void comma() {
        if (!order.isEmpty()) {
            entries.write(',');
        }
    }

    private void note(PatientReading reading, String uuid) {
        keys.add(reading.reading().key());
        order.add(reading.reading().key());
        DeviceRef device = reading.device();
        if (device != null && settings.devices() == DeviceStyle.ENTRY) {
            devices.putIfAbsent(device.identifier(), device);
        }
        if (hasEntry()) {
            origins.computeIfAbsent(Group.of(reading.reading()), group -> new ArrayList<>())
                    .add(uuid);
        }
    }

    private boolean hasEntry() {
        return settings.provenance() == ProvenanceStyle.ENTRY;
    }

    private boolean isNew(@Nullable DeviceRef device) {
        return device != null && settings.devices() == DeviceStyle.ENTRY && !devices.containsKey(device.identifier());
    }
}
