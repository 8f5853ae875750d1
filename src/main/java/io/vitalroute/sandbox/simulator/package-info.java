/**
 * The simulator: clouds of all vendors on one port, with the same invented people behind them.
 *
 * <p>In: requests below {@code /VENDOR}, and what a test or a person makes happen. Out: the vendors' answers and notices, and the
 * settings that lead an engine here. Must never know: the engine.
 */
@NullMarked
package io.vitalroute.sandbox.simulator;

import org.jspecify.annotations.NullMarked;
