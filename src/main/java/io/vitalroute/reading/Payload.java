package io.vitalroute.reading;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a vendor sent, unchanged.
 *
 * @param id hash of source, stream, account and body ({@link PayloadId}); the same delivery twice has the same id
 * @param source the vendor as routes and mappings name it, such as {@code withings}
 * @param stream the kind of data, such as {@code measures}
 * @param account the vendor's user id where the delivery as a whole belongs to one user; else items name theirs
 * @param receivedAt when the engine took it over
 * @param mediaType as the sender declared it, or {@code application/octet-stream}
 */
public record Payload(
        String id,
        String source,
        String stream,
        @Nullable String account,
        Instant receivedAt,
        String mediaType,
        Body body) {

    /** A payload in memory, with its id. */
    public static Payload of(
            String source, String stream, @Nullable String account, Instant receivedAt, String mediaType, byte[] body) {
        PayloadId id = new PayloadId(source, stream, account, null);
        id.add(body, 0, body.length);
        return new Payload(id.finish(), source, stream, account, receivedAt, mediaType, Body.of(body));
    }
}
