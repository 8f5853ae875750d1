/**
 * Lint, test and explain the files that integration engineers write; the only reader of route files as text.
 *
 * <p>In: folders of mappings and routes. Out: findings with file, line, column and hint, or compiled files. Must never
 * know: where payloads are kept, or anything of a running engine.
 */
@NullMarked
package io.vitalroute.check;

import org.jspecify.annotations.NullMarked;
