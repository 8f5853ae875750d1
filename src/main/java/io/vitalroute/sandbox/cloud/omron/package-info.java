/**
 * Omron's cloud, simulated after what is known of its OAuth API: blood pressures since a time, and notices that say only that
 * there is something.
 *
 * <p>In: requests. Out: what Omron would answer, and its notices. Must never know: other vendors.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.omron;

import org.jspecify.annotations.NullMarked;
