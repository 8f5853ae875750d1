/**
 * A vendor as its file describes it.
 *
 * <p>In: {@code routes/sources/NAME.vendor.yaml} and settings that overrule it. Out: immutable records, and calls with
 * their templates filled. Must never know: tokens, stores, what is sent or answered.
 */
@NullMarked
package io.vitalroute.source.vendor;

import org.jspecify.annotations.NullMarked;
