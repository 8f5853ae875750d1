package io.vitalroute.camel;

import java.nio.charset.StandardCharsets;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Outbound;

/** The bean {@code topic}: records of Apache Kafka, in both directions. */
public final class Topic {
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

    Topic() {}

    /**
     * Takes source, stream and account from the record's headers. A record without them would stop its partition for ever:
     * it is kept as {@code kafka/unaddressed}, with its problem.
     */
    public void address(Exchange exchange) {
        Message message = exchange.getMessage();
        String source = text(message, "source");
        String stream = text(message, "stream");
        boolean known = source != null && stream != null && source.matches(NAME) && stream.matches(NAME);
        message.setHeader(Headers.SOURCE, known ? source : "kafka");
        message.setHeader(Headers.STREAM, known ? stream : "unaddressed");
        String account = text(message, "account");
        if (account != null) {
            message.setHeader(Headers.ACCOUNT, account);
        }
        String type = text(message, "content-type");
        message.setHeader(Exchange.CONTENT_TYPE, type == null ? "application/json" : type);
    }

    /** The payload is on disk: the broker need not send it again. */
    public void commit(Exchange exchange) {
        KafkaManualCommit commit =
                exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        if (commit != null) {
            commit.commit();
        }
    }

    /**
     * Makes the delivery a record: its key is the patient, so that a patient's records stay in order; the headers {@code
     * delivery-key} and {@code content-type} say what a consumer needs to take it once.
     */
    public void record(Exchange exchange) {
        Outbound outbound = Sent.of(exchange).outbound();
        Sent.bare(exchange);
        Message message = exchange.getMessage();
        message.setHeader(KafkaConstants.KEY, outbound.order());
        message.setHeader("delivery-key", outbound.deliveryKey());
        message.setHeader("content-type", outbound.mediaType());
    }

    private static @Nullable String text(Message message, String header) {
        Object value = message.getHeader(header);
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return value instanceof String text ? text : null;
    }
}
