/**
 * How vendors want to be spoken to: who may connect, tokens, pages, cursors, limits, signatures.
 *
 * <p>In: vendor files ({@code routes/sources/*.vendor.yaml}), what vendors answer and push. Out: calls to make, payloads to
 * keep, what to do next. Must never know: what is in a payload beyond its pages and notices (that is {@code mapping}'s),
 * Camel, databases (the ports of this room are kept by {@code store}). Tokens, codes and secrets are in no text, log or
 * problem.
 */
@NullMarked
package io.vitalroute.source;

import org.jspecify.annotations.NullMarked;
