/**
 * An in-memory FHIR R4 server that validates what it takes, keeps versions, honours conditions and treats a transaction
 * as one, made of HAPI's plain server.
 *
 * <p>In: FHIR requests on 127.0.0.1. Out: FHIR answers, and for assertions what is held. Must never know: who sends.
 */
@NullMarked
package io.vitalroute.sandbox.fhir;

import org.jspecify.annotations.NullMarked;
