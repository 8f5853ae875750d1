/**
 * The inbox of a customer relationship management system: webhooks, signed and not to be taken twice.
 *
 * <p>In: webhooks on 127.0.0.1. Out: answers, and for assertions what arrived. Must never know: what the bodies mean.
 */
@NullMarked
package io.vitalroute.sandbox.crm;

import org.jspecify.annotations.NullMarked;
