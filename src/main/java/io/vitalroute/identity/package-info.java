/**
 * Whose body, which device, which unit; and which of several sources stands where they tell the same thing.
 *
 * <p>In: readings as the vendor means them. Out: {@link io.vitalroute.reading.PatientReading} in the metric's canonical
 * unit, or why not. Must never know: names or demographics, how links are stored, how readings are encoded.
 */
@NullMarked
package io.vitalroute.identity;

import org.jspecify.annotations.NullMarked;
