/**
 * Files that people write, as nodes that know file, line and column, and one {@link io.vitalroute.config.Spec} per kind
 * of file, from which come its checks, its reference page and its JSON Schema.
 *
 * <p>In: text. Out: nodes, fields and findings. Must never know: what the fields mean.
 */
@NullMarked
package io.vitalroute.config;

import org.jspecify.annotations.NullMarked;
