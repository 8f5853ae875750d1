package io.vitalroute.camel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import io.vitalroute.pipeline.Outbox.Delivery;
import io.vitalroute.pipeline.Outcome;

/** What the log says of a delivery: ids, counts and codes, with the payload's id for correlation. */
final class Report {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.delivery");

    private Report() {}

    /** The store did not take the outcome. */
    static void notNoted(String destination, Delivery delivery, String fault) {
        try (MDC.MDCCloseable ignored = MDC.putCloseable("payload", delivery.payload())) {
            LOG.warn(
                    "{}: delivery {} ended but could not be noted, it will be sent again: {}",
                    destination,
                    delivery.id(),
                    fault);
        }
    }

    static void attempt(String destination, Delivery delivery, Outcome outcome) {
        try (MDC.MDCCloseable ignored = MDC.putCloseable("payload", delivery.payload())) {
            if (outcome instanceof Outcome.Delivered) {
                LOG.debug(
                        "{}: delivered {} ({} readings)",
                        destination,
                        delivery.id(),
                        delivery.outbound().readings());
            } else if (outcome instanceof Outcome.Parked parked) {
                LOG.warn("{}: parked {}: {}", destination, delivery.id(), parked.problem());
            } else if (outcome instanceof Outcome.Retry retry) {
                LOG.info(
                        "{}: attempt {} to deliver {} failed, next at {}: {}",
                        destination,
                        delivery.attempt(),
                        delivery.id(),
                        retry.notBefore(),
                        retry.problem());
            } else if (outcome instanceof Outcome.Split split) {
                LOG.info(
                        "{}: {} refused as a whole, sent in {} parts: {}",
                        destination,
                        delivery.id(),
                        split.parts().size(),
                        split.problem());
            }
        }
    }
}
