/**
 * How the engine shows a FHIR server who it is: basic, OAuth 2 client credentials, SMART Backend Services.
 *
 * <p>In: credentials as the destination's settings give them, the time, a way to exchange one request. Out: the value of
 * the header {@code Authorization}; our public keys as a JWKS document. Must never know: how HTTP is done, where secrets
 * are kept. Secrets, tokens and keys appear in no text of these types.
 */
@NullMarked
package io.vitalroute.fhir.auth;

import org.jspecify.annotations.NullMarked;
