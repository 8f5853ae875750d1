/**
 * HTTP as this room needs it: a request out, an answer back.
 *
 * <p>In: filled calls and forms. Out: answers, through a port that is implemented where HTTP is done. Must never know:
 * which library does it. No text of a request or an answer holds its query, headers or body.
 */
@NullMarked
package io.vitalroute.source.http;

import org.jspecify.annotations.NullMarked;
