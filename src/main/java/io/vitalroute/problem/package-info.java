/**
 * What went wrong, where, and how to mend it: the one word for errors, from lint to dead letter.
 *
 * <p>In: nothing. Out: {@link io.vitalroute.problem.Problem}. Must never know: any other room, and never a value or a
 * body: problems name ids, paths, types and lengths.
 */
@NullMarked
package io.vitalroute.problem;

import org.jspecify.annotations.NullMarked;
