/**
 * Reads the many ways in which vendors write times, offsets and lengths, without DateTimeFormatter and regular expressions.
 *
 * <p>In: numbers and texts. Out: {@link io.vitalroute.mapping.time.Stamp}, offsets, durations, or null where the text is
 * none. Must never know: payloads, readings, whose time it is.
 */
@NullMarked
package io.vitalroute.mapping.time;

import org.jspecify.annotations.NullMarked;
