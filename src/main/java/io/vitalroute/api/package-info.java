/**
 * Pages for patients and interfaces for the programs of hospitals, over HTTP.
 *
 * <p>In: requests that routes hand on ({@code camel.web}). Out: pages and JSON. Must never know: how things are decided
 * (that is {@code source}'s and others'), Camel, databases.
 */
@NullMarked
package io.vitalroute.api;

import org.jspecify.annotations.NullMarked;
