package io.vitalroute.identity;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Device;
import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Reading;

/** Device identities that stay the same from payload to payload. */
public final class Devices {
    private Devices() {}

    /**
     * The device of a reading: by the vendor's id where there is one, else one per patient, vendor and model; null where
     * the vendor says nothing of it.
     */
    public static @Nullable DeviceRef of(Reading reading, PatientRef patient) {
        Device device = reading.origin().device();
        if (device == null) {
            return null;
        }
        String system = "urn:vitalroute:" + reading.origin().source() + ":device";
        String id = device.id();
        if (id != null) {
            return new DeviceRef(new PatientRef.Identifier(system, id), device);
        }
        String model = Objects.requireNonNullElse(device.model(), Objects.requireNonNullElse(device.name(), ""));
        if (model.isEmpty()) {
            return null;
        }
        String derived =
                Hashes.of(patient.primary().toString(), reading.origin().source(), model);
        return new DeviceRef(new PatientRef.Identifier(system, derived), device);
    }
}
