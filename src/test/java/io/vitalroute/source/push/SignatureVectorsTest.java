package io.vitalroute.source.push;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vitalroute.source.vendor.Push;
import io.vitalroute.source.vendor.Signature;
import io.vitalroute.source.vendor.Signature.Encoding;
import io.vitalroute.source.vendor.Signature.Kind;
import io.vitalroute.source.vendor.Signature.Stamp;

import static org.assertj.core.api.Assertions.assertThat;

/** Signatures that OpenSSL computed for each kind, over invented bodies. */
class SignatureVectorsTest {
    private static final Keys KEYS = (vendor, name) -> List.of("not-this-one", "invented-secret");

    /** {@code printf '%s' "$TIME$BODY" | openssl dgst -sha256 -hmac "$KEY"}, in the vendor's writing. */
    record Vector(
            String vendor,
            Kind kind,
            Encoding encoding,
            @Nullable Stamp stamp,
            String time,
            String suffix,
            String body,
            String signature) {}

    static List<Vector> vectors() {
        return List.of(
                new Vector(
                        "whoop",
                        Kind.HMAC_SHA256,
                        Encoding.BASE64,
                        new Stamp("Sent-Time", true),
                        "1777888800000",
                        "",
                        "{\"user_id\":5353,\"id\":\"00000000-0000-4000-8000-000000000014\",\"type\":\"sleep.updated\",\"trace_id\":\"00000000-0000-4000-8000-0000000000aa\"}",
                        "0L3XlV5QLt3FRyCIsDe/i5PUY3AaQQfRiEzBMJO6fuY="),
                new Vector(
                        "oura",
                        Kind.HMAC_SHA256,
                        Encoding.HEX_UPPER,
                        new Stamp("Sent-Time", false),
                        "1777888800",
                        "",
                        "{\"event_type\":\"update\",\"data_type\":\"sleep\",\"object_id\":\"invented-1\",\"event_time\":\"2026-05-04T09:59:00+00:00\",\"user_id\":\"invented-user\"}",
                        "6413FA5F2D2C55C9F28F312FB80A59FA65AB36E68AF14A0589D2C5CCA38F0DE7"),
                new Vector(
                        "polar",
                        Kind.HMAC_SHA256,
                        Encoding.HEX,
                        null,
                        "",
                        "",
                        "{\"event\":\"EXERCISE\",\"user_id\":5353,\"entity_id\":\"invented\",\"timestamp\":\"2026-05-04T09:59:00Z\"}",
                        "85f1e9cc9cb00c231484891b7d5f03c796514d59a862bf4d80436c2ac9797c08"),
                new Vector(
                        "fitbit",
                        Kind.HMAC_SHA1,
                        Encoding.BASE64,
                        null,
                        "",
                        "&",
                        "[{\"collectionType\":\"activities\",\"date\":\"2026-05-04\",\"ownerId\":\"INVENT\",\"ownerType\":\"user\",\"subscriptionId\":\"1\"}]",
                        "gatKfkiifqhOmYcdYEuDrJIOvHU="));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_signature_that_somebody_else_computed_is_let_in(Vector vector) {
        Signature signature = new Signature(
                vector.kind,
                "Sent-Signature",
                vector.encoding,
                vector.stamp,
                Duration.ofMinutes(5),
                "client-secret",
                vector.suffix,
                null);
        Push push = new Push(200, false, false, null, signature, List.of(), null, null);
        Arrival arrival = new Arrival(
                vector.vendor,
                "POST",
                Map.of("sent-signature", List.of(vector.signature), "sent-time", List.of(vector.time)),
                Map.of(),
                null,
                vector.body.getBytes(StandardCharsets.UTF_8));
        Gate gate = new Gate(push, KEYS, new PublicKeys((vendor, address) -> ""));

        assertThat(gate.check(arrival, Instant.parse("2026-05-04T10:00:01Z"))).isEmpty();
    }
}
