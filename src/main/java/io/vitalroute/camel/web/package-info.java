/**
 * Pages and programming interfaces of the engine over HTTP.
 *
 * <p>In: exchanges of {@code platform-http} routes. Out: what a {@link io.vitalroute.camel.web.WebPage} answers. Must never
 * know: what the pages are about. No body, cookie or parameter is logged.
 */
@NullMarked
package io.vitalroute.camel.web;

import org.jspecify.annotations.NullMarked;
