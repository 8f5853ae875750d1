/**
 * The command line.
 *
 * <p>In: arguments. Out: text for people and for pipes, and an exit code: 0 ok, 1 findings, 2 usage. Must never know: how
 * anything is done; each command asks one room and prints the answer.
 */
@NullMarked
package io.vitalroute.cli;

import org.jspecify.annotations.NullMarked;
