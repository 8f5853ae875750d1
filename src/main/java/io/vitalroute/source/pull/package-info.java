/**
 * Fetching from vendors: which call is next, what a page says about the next one, how far a feed has come.
 *
 * <p>In: an errand, the vendor's feed, an answer, the time. Out: the next call, payloads to keep, the next step. The
 * decisions are pure; errands and cursors are rows of the store. Must never know: Camel, databases, readings.
 */
@NullMarked
package io.vitalroute.source.pull;

import org.jspecify.annotations.NullMarked;
