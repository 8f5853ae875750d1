/**
 * HTTP as the sandbox's servers share it: a host that can go down and come back on its port, a plan of faults, a record
 * of requests, and who is let in.
 *
 * <p>In: requests. Out: answers, on time or not. Must never know: what the requests mean.
 */
@NullMarked
package io.vitalroute.sandbox.http;

import org.jspecify.annotations.NullMarked;
