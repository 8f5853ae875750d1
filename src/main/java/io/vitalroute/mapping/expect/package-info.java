/**
 * The tests that lie beside mapping files.
 *
 * <p>In: a {@code *.test.yaml} file, its mapping and its samples. Out: per test what differs from what it expects. Samples
 * are synthetic, so here, and only here, findings show values. Must never know: how a mapping works inside.
 */
@NullMarked
package io.vitalroute.mapping.expect;

import org.jspecify.annotations.NullMarked;
