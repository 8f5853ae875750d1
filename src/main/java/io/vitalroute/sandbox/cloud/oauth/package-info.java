/**
 * OAuth 2 as simulated vendors speak it (RFC 6749, RFC 7636): a page on which a person allows or denies, codes that can be used
 * once, and tokens that expire, rotate and are revoked.
 *
 * <p>In: requests of browsers and clients. Out: pages, redirects, tokens, and what a client did wrong. Must never know: how a
 * vendor wraps its answers.
 */
@NullMarked
package io.vitalroute.sandbox.cloud.oauth;

import org.jspecify.annotations.NullMarked;
