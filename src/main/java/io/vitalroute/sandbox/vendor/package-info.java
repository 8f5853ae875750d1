/**
 * Wearable vendors as they push: payloads in each vendor's own shape with invented values, the same for the same seed,
 * with the things that go wrong in the world (a correction, a repeat, a bad item, a late one), and what a careful reader
 * ought to find in the chart afterwards.
 *
 * <p>In: a seed and a day. Out: deliveries and expectations. Must never know: how the engine reads them.
 */
@NullMarked
package io.vitalroute.sandbox.vendor;

import org.jspecify.annotations.NullMarked;
