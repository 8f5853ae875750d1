/**
 * {@code vitalroute demo}: the engine between simulated vendors and simulated receivers, with an account of what came in and
 * what went out.
 *
 * <p>In: nothing. Out: text for people. Must never know: real systems or real people; every value here is invented, which is
 * why it may be printed.
 */
@NullMarked
package io.vitalroute.cli.demo;

import org.jspecify.annotations.NullMarked;
