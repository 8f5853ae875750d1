/**
 * Dexcom's cloud, simulated after its API v3: glucose an hour late, in UTC, at most 30 days a call, no notices.
 *
 * <p>In: requests. Out: what Dexcom would answer. Must never know: other vendors.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.dexcom;

import org.jspecify.annotations.NullMarked;
