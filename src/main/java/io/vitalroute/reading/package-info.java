/**
 * The words of the house: what a payload, a reading, a metric, a patient and a delivery are.
 *
 * <p>In: the text of the metric catalogue, else nothing. Out: immutable records and sealed types, each meaning the same in
 * every room; the catalogue and its reference page. Must never know: where readings come from, how they are stored or sent;
 * no I/O.
 */
@NullMarked
package io.vitalroute.reading;

import org.jspecify.annotations.NullMarked;
