package io.vitalroute.fhir;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Device;
import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.PatientRef.Identifier;

/** Measuring devices (R4 device.html). */
final class DeviceWriter {
    private final FhirProfile settings;
    private final PatientName patient;
    private final Uuids uuids = Uuids.in("Device");

    DeviceWriter(FhirProfile settings, PatientName patient) {
        this.settings = settings;
        this.patient = patient;
    }

    String uuid(DeviceRef device) {
        return uuids.of(device.identifier().toString());
    }

    void entry(FhirJson json, DeviceRef device) {
        Identifier identifier = device.identifier();
        String uuid = uuid(device);
        String search = SearchText.identifier(identifier.system(), identifier.value());
        EntryRequest request = EntryRequest.once(settings.mode(), "Device", search, uuid);
        json.open().text("fullUrl", "urn:uuid:" + uuid).open("resource").text("resourceType", "Device");
        json.text("id", request.id());
        if (settings.has(Option.TEST_DATA)) {
            json.open("meta");
            Labels.security(json, settings);
            json.close();
        }
        content(json, device);
        json.close();
        request.write(json);
        json.close();
    }

    void contained(FhirJson json, String id, DeviceRef device) {
        json.open().text("resourceType", "Device").text("id", id);
        content(json, device);
        json.close();
    }

    /** Inside of a Reference: identifier and model, without a resource. */
    void logical(FhirJson json, DeviceRef device) {
        json.text("type", "Device")
                .open("identifier")
                .identifier(device.identifier())
                .close();
        json.text("display", display(device.device()));
    }

    private void content(FhirJson json, DeviceRef ref) {
        Device device = ref.device();
        json.openList("identifier").open().identifier(ref.identifier()).close().closeList();
        json.text("manufacturer", device.manufacturer());
        names(json, device);
        json.text("modelNumber", device.model());
        if (device.type() != null) {
            json.open("type").openList("coding").open();
            json.text("system", Systems.MDC)
                    .text("code", device.type())
                    .close()
                    .closeList()
                    .close();
        }
        if (device.version() != null) {
            json.openList("version")
                    .open()
                    .text("value", device.version())
                    .close()
                    .closeList();
        }
        patient.write(json, "patient");
    }

    private static void names(FhirJson json, Device device) {
        if (device.name() == null && device.model() == null) {
            return;
        }
        json.openList("deviceName");
        name(json, device.name(), "user-friendly-name");
        name(json, device.model(), "model-name");
        json.closeList();
    }

    private static void name(FhirJson json, @Nullable String name, String type) {
        if (name != null) {
            json.open().text("name", name).text("type", type).close();
        }
    }

    private static @Nullable String display(Device device) {
        for (String text : new @Nullable String[] {device.name(), device.model(), device.manufacturer()}) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
