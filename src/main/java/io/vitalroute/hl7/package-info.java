/**
 * HL7 v2: observation reports (ORU^R01) going out, acknowledgements coming back, and the frames that carry both.
 *
 * <p>In: {@link io.vitalroute.reading.PatientReading}s of one patient, and bytes that a receiver or sender put on the
 * wire. Out: the bytes of an ORU^R01 message (2.5.1, 2.6 or IHE PCD-01), of an acknowledgement or a batch file, and what
 * an acknowledgement means. Must never know: sockets, Camel, stores, mappings, and any sister.
 *
 * <h2>One reading is one report</h2>
 *
 * Each reading becomes one order observation: an OBR with the OBX segments of that reading. The filler number (OBR-3) is
 * derived from the reading's key and from nothing else. A correction, and the deletion of a reading, therefore carry the
 * same OBR-3, OBX-3 and OBX-4 as the message that they correct, even where the vendor moves the reading to another time:
 * a night's sleep that grows, a day's total, a manual entry whose date was wrong. Reports that gather readings of the
 * same time would lose that.
 *
 * <h2>Where a value stands</h2>
 *
 * <ul>
 *   <li>A number is one OBX, without OBX-4 in plain 2.5.1 and 2.6.
 *   <li>Components, such as a blood pressure, are several OBX under one OBR: OBX-4 is {@code 1.1}, {@code 1.2}; the panel
 *       is OBR-4. A required part that is missing goes out without a value and with OBX-11 {@code X}.
 *   <li>A series is one OBX of type NA (a sample that could not be measured is an empty component; those at the end are left
 *       out) and one OBX that says the time between two samples in milliseconds.
 *   <li>PCD-01 has the flattened form of personal health devices: {@code 1.0.0.0} is the device, {@code 1.0.0.1} the value,
 *       {@code 1.0.0.1.1} onwards its parts.
 * </ul>
 *
 * <h2>When</h2>
 *
 * A moment stands in OBR-7 and OBX-14. A time span stands in OBR-7 and OBR-8, the end being exclusive, and OBX-14 is its
 * start (PCD-01 leaves OBX-14 to OBR-7). A wearer's day is the span from local midnight to the next one. All carry the
 * wearer's own offset. A day whose zone nobody knows is written as a bare date; PCD-01 demands a zone, and there it is
 * written with {@code -0000}, which means that the local offset is unknown.
 *
 * <h2>Deletions</h2>
 *
 * OBX-11 is {@code D} and OBX-5 is empty, so that a receiver that overlooks OBX-11 does not file the value anew.
 */
@NullMarked
package io.vitalroute.hl7;

import org.jspecify.annotations.NullMarked;
