/**
 * Planned misbehaviour, whatever the protocol.
 *
 * <p>In: a plan. Out: the fault that a request or message meets. Must never know: how a fault is played.
 */
@NullMarked
package io.vitalroute.sandbox.plan;

import org.jspecify.annotations.NullMarked;
