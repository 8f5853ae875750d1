/**
 * What people who run the engine look at: health, metrics, the state of each receiver.
 *
 * <p>In: counts of the store and what the consumers see happen. Out: JSON for health checks, text for Prometheus. Must
 * never know: a payload, a patient, or a word that a receiver said.
 */
@NullMarked
package io.vitalroute.camel.operations;

import org.jspecify.annotations.NullMarked;
