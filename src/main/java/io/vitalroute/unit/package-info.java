/**
 * UCUM units in exact decimals.
 *
 * <p>In: unit codes and numbers. Out: exact conversions, or why there is none. Must never know: metrics, readings, files.
 */
@NullMarked
package io.vitalroute.unit;

import org.jspecify.annotations.NullMarked;
