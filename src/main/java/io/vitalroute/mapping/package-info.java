/**
 * Payloads to readings or problems, by {@code *.map.yaml} files.
 *
 * <p>In: a mapping file's text and a catalogue of metrics, compiled once into a {@link io.vitalroute.mapping.Mapping}; then
 * payloads. Out: per item its readings in the vendor's unit, its problems, and how it ended. Must never know: patients,
 * destinations, FHIR, HL7, where payloads are stored, what time it is.
 */
@NullMarked
package io.vitalroute.mapping;

import org.jspecify.annotations.NullMarked;
