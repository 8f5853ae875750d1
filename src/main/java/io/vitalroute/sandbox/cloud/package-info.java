/**
 * What simulated clouds of vendors have in common: requests below their address, what they hold for an account and when it
 * changed, limits, and notices that are sent until they are taken.
 *
 * <p>In: requests, invented people, the time, and what a test makes happen. Out: what a vendor would answer. Must never know:
 * a single vendor's manners, which lie in the packages beside; what the engine makes of an answer.
 */
@NullMarked
package io.vitalroute.sandbox.cloud;

import org.jspecify.annotations.NullMarked;
