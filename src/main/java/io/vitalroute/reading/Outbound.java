package io.vitalroute.reading;

/**
 * One message for one destination. Resending sends the same bytes.
 *
 * @param deliveryKey deterministic from destination, patient and the readings' keys and versions
 * @param order deliveries with the same order key reach their destination in the order they were made: the patient
 */
public record Outbound(
        String deliveryKey, String destination, String order, String mediaType, byte[] bytes, int readings) {}
