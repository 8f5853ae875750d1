/**
 * Oura's cloud, simulated after its API v2: documents by day, heart rates, subscriptions by event and type, signed events.
 *
 * <p>In: requests. Out: what Oura would answer, and its events. Must never know: other vendors.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.oura;

import org.jspecify.annotations.NullMarked;
