/**
 * Withings's cloud, simulated after its Public API: answers wrapped in a status, nonces and signatures, refresh tokens that
 * overlap, notices without a signature.
 *
 * <p>In: requests. Out: what Withings would answer, and its notices. Must never know: other vendors.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.withings;

import org.jspecify.annotations.NullMarked;
