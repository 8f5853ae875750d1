/**
 * The only room that knows Apache Camel: the components {@code inbox:}, {@code outbox:} and {@code mapping:}, the beans
 * that route files may call, and the engine that runs them.
 *
 * <p>In: route files and the ports of the spine. Out: a running CamelContext. Must never know: how state is stored, what
 * a payload means, which vendor or destination is which.
 */
@NullMarked
package io.vitalroute.camel;

import org.jspecify.annotations.NullMarked;
