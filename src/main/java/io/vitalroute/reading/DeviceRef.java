package io.vitalroute.reading;

/**
 * A device with an identity that stays: the vendor's own id where there is one, else derived from patient, vendor and
 * model.
 */
public record DeviceRef(PatientRef.Identifier identifier, Device device) {}
