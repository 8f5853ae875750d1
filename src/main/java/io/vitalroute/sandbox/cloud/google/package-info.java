/**
 * The Google Health API, simulated: data points by filter and page, reconciled ones, roll-ups, subscribers and signed notices.
 *
 * <p>In: requests. Out: what Google would answer, and its notices. Must never know: other vendors.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.google;

import org.jspecify.annotations.NullMarked;
