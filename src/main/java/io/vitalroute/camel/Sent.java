package io.vitalroute.camel;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.vitalroute.pipeline.Outbox.Delivery;

/** The delivery behind an exchange of a destination's route. */
final class Sent {
    private Sent() {}

    /** Puts the delivery where {@link #of} finds it. */
    static void note(Exchange exchange, Delivery delivery) {
        exchange.setProperty(Delivery.class.getName(), delivery);
    }

    /** The delivery that the route carries. */
    static Delivery of(Exchange exchange) {
        Delivery delivery = exchange.getProperty(Delivery.class.getName(), Delivery.class);
        if (delivery == null) {
            throw new IllegalStateException("this bean works in routes from outbox: only");
        }
        return delivery;
    }

    /** The destination's name, which is also the beginning of its settings. */
    static String destination(Exchange exchange) {
        return of(exchange).outbound().destination();
    }

    /** Takes our own headers off, which would else be sent to the receiver, and leaves a correlation id. */
    static void bare(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("vitalroute.*");
        message.setHeader("X-Request-Id", of(exchange).payload());
    }
}
