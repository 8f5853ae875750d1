/**
 * Garmin's cloud, simulated: summaries of several people pushed in one body, or a ping and then an answer to the callback;
 * backfill that is requested and pushed later; permissions and deregistrations.
 *
 * <p>In: requests. Out: what Garmin would answer and push. Must never know: other vendors.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.garmin;

import org.jspecify.annotations.NullMarked;
