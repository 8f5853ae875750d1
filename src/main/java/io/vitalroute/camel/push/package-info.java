/**
 * What vendors push, on its way through routes: the bean {@code notices}.
 *
 * <p>In: exchanges of {@code platform-http} routes. Out: answers to greetings, errands, payloads, connections that end.
 * Must never know: how a vendor signs or what its notices look like (that is {@code source.push}'s). No body, header or
 * account is logged.
 */
@NullMarked
package io.vitalroute.camel.push;

import org.jspecify.annotations.NullMarked;
