/**
 * Being pushed to: is it the vendor, what does it want, and what does its notice say.
 *
 * <p>In: a request as it came, byte by byte, the vendor's file, secrets, the time. Out: an answer to a greeting, or what
 * notices ask for: things to fetch, to take back, accounts that end. Decisions are pure; keys and addresses come through
 * ports. Must never know: Camel, databases, what is measured. No secret, body or header is in a text or problem.
 */
@NullMarked
package io.vitalroute.source.push;

import org.jspecify.annotations.NullMarked;
