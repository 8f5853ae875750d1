/**
 * Invented people, so many and for as long as one likes: what their hearts, nights, meals and ways to work would be.
 *
 * <p>In: a seed, a number, a time. Out: exact figures, worked out when they are asked for and always the same ones; nothing
 * is kept. Must never know: vendors, HTTP, what is asked of them.
 */
@NullMarked
package io.vitalroute.sandbox.people;

import org.jspecify.annotations.NullMarked;
