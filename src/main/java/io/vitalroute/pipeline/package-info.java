/**
 * The spine: keep, map, identify, judge, encode, enqueue, deliver, settle, in this order and nowhere else.
 *
 * <p>In: payloads from sources. Out: deliveries for destinations. Must never know: Camel, SQL, HTTP, or any vendor. What
 * must be remembered goes through {@link io.vitalroute.pipeline.Inbox}, {@link io.vitalroute.pipeline.Outbox} and
 * {@link io.vitalroute.pipeline.Ledger}.
 */
@NullMarked
package io.vitalroute.pipeline;

import org.jspecify.annotations.NullMarked;
