/**
 * Cells: one-line expressions over the current item, compiled once.
 *
 * <p>In: a cell's text as it stands in a file. Out: a {@link io.vitalroute.mapping.cell.Cell} that is applied to items, or
 * findings with their exact place. The language is JSLT; paths, comparisons and logic run without JSLT, faster and with
 * exact numbers. Must never know: readings, metrics, units, time.
 */
@NullMarked
package io.vitalroute.mapping.cell;

import org.jspecify.annotations.NullMarked;
