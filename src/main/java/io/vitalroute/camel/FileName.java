package io.vitalroute.camel;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import org.apache.camel.Exchange;

import io.vitalroute.pipeline.Outbox.Delivery;

/** The bean {@code file-name}: a file for each delivery, of the same name on every attempt, so that a resend replaces it. */
public final class FileName {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Map<String, String> ENDINGS = Map.of(
            "application/x-ndjson", ".ndjson",
            "application/fhir+ndjson", ".fhir.ndjson",
            "application/hl7-v2", ".hl7",
            "application/fhir+json", ".fhir.json");

    FileName() {}

    /** Sets the name: when it was queued (UTC), its delivery key, and an ending that tells the format. */
    public void set(Exchange exchange) {
        Delivery delivery = Sent.of(exchange);
        String key = delivery.outbound().deliveryKey().replaceAll("[^A-Za-z0-9._-]", "-");
        String ending = ENDINGS.getOrDefault(delivery.outbound().mediaType(), ".json");
        exchange.getMessage().setHeader(Exchange.FILE_NAME, DAY.format(delivery.queuedAt()) + "-" + key + ending);
    }
}
