/**
 * The simulated outside world, for the demo and for tests: vendors that push, a FHIR server that validates, an HL7
 * receiver that acknowledges, an inbox for webhooks, and the faults that each of them can be told to have.
 *
 * <p>In: the engine's requests and messages. Out: what arrived, for assertions, and invented payloads. Must never know:
 * how the engine works; it speaks to it over sockets only, as the real world does. Everything listens on 127.0.0.1.
 */
@NullMarked
package io.vitalroute.sandbox;

import org.jspecify.annotations.NullMarked;
