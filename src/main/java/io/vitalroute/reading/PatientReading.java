package io.vitalroute.reading;

import org.jspecify.annotations.Nullable;

/** A reading in its metric's canonical unit, of a known patient: what encoders take. */
public record PatientReading(
        Reading reading, PatientRef patient, @Nullable DeviceRef device) {}
