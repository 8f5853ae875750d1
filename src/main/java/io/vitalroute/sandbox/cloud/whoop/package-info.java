/**
 * WHOOP's cloud, simulated after its API v2: records of cycles, nights, recoveries and workouts, limits told in headers, signed
 * webhooks to one address.
 *
 * <p>In: requests. Out: what WHOOP would answer, and its webhooks. Must never know: other vendors.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.whoop;

import org.jspecify.annotations.NullMarked;
