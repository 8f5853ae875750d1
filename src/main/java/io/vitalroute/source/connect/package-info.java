/**
 * Connecting a patient's account with a vendor: invitation, consent, OAuth 2.0, tokens.
 *
 * <p>In: an invitation's code, what a browser brings back, what token endpoints answer. Out: connections whose tokens are
 * kept sealed, and access tokens that are still good. Must never know: pages (HTML), Camel, databases.
 */
@NullMarked
package io.vitalroute.source.connect;

import org.jspecify.annotations.NullMarked;
