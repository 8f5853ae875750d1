package io.vitalroute.reading;

import org.jspecify.annotations.Nullable;

/**
 * A reading in its metric's canonical unit, of a known patient: what encoders take.
 *
 * @param update whether destinations may already hold an earlier version of it: then it replaces, else it is created
 */
public record PatientReading(
        Reading reading, PatientRef patient, @Nullable DeviceRef device, boolean update) {

    /** A reading that no destination has seen. */
    public PatientReading(Reading reading, PatientRef patient, @Nullable DeviceRef device) {
        this(reading, patient, device, false);
    }

    /** The same of another version of the reading. */
    public PatientReading with(Reading other, boolean replaces) {
        return new PatientReading(other, patient, device, replaces);
    }
}
