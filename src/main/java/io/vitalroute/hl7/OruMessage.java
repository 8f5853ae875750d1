package io.vitalroute.hl7;

import java.util.List;

import io.vitalroute.reading.PatientReading;

/**
 * One ORU^R01.
 *
 * @param controlId MSH-10, by which the receiver's acknowledgement names the message
 * @param bytes the message without a frame, segments ended by carriage returns
 * @param readings what it says, in order
 */
public record OruMessage(String controlId, byte[] bytes, List<PatientReading> readings) {}
