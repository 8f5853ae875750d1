/**
 * How destinations are told who we are: passwords, OAuth 2 tokens, certificates.
 *
 * <p>In: the settings of one destination, by the prefix that is its name. Out: its {@code Authorization} and its key and
 * trust managers. Must never know: what is delivered. Secrets and tokens are never logged.
 */
@NullMarked
package io.vitalroute.camel.access;

import org.jspecify.annotations.NullMarked;
