/**
 * Turns a payload's body, in whatever format and of whatever size, into items of one tree form.
 *
 * <p>In: a {@link io.vitalroute.reading.Body}, an {@link io.vitalroute.mapping.input.InputFormat} and
 * {@link io.vitalroute.mapping.input.Limits}. Out: items as Jackson trees with exact numbers, what surrounds them, their
 * JSON pointers, and a {@link io.vitalroute.problem.Problem} for each thing that cannot be read. Must never know:
 * vendors, metrics, mapping files; and it never lets a piece of the body get into a problem, an exception or a log.
 */
@NullMarked
package io.vitalroute.mapping.input;

import org.jspecify.annotations.NullMarked;
