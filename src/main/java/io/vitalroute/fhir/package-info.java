/**
 * FHIR R4: readings into transaction or batch Bundles, and a server's answers into decisions.
 *
 * <p>In: readings in canonical units of a known patient; the settings of one destination; a server's capability statement
 * and its answers as bytes. Out: the bytes of Bundles, the same for the same input; what an answer means. Must never know:
 * how bytes travel, what time it is, how anything is stored, where a reading's payload was mapped, any other format.
 *
 * <p>Observations are written straight to JSON, most of them by a byte template that is cut once from a generated sample:
 * HAPI's model and encoder need about a hundred times as long. HAPI is the judge of the result, in the tests.
 */
@NullMarked
package io.vitalroute.fhir;

import org.jspecify.annotations.NullMarked;
