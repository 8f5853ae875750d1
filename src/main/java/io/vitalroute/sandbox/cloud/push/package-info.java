/**
 * Webhooks of simulated vendors: sent, sent again until they are taken, twice or in another order where that is wanted.
 *
 * <p>In: signed notices. Out: what became of them. Must never know: what a notice says.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.push;

import org.jspecify.annotations.NullMarked;
