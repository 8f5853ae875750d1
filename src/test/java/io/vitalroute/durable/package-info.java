/**
 * The engine as a process of its own that is killed, starved and cut off, while a sender notes what was promised to it.
 * Afterwards every reading of an acknowledged payload must be at the receiver, once, with the value that was sent.
 */
package io.vitalroute.durable;
