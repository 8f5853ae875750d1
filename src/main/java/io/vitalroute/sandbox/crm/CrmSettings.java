package io.vitalroute.sandbox.crm;

import org.jspecify.annotations.Nullable;

import io.vitalroute.sandbox.http.HostSettings;

/**
 * What the inbox demands.
 *
 * @param host port, access and TLS
 * @param signature how requests must be signed, or null for not at all
 * @param keyHeader the header with the idempotency key, which every request must carry
 */
public record CrmSettings(HostSettings host, @Nullable Signature signature, String keyHeader) {

    /** Unsigned webhooks with an {@code Idempotency-Key}. */
    public static CrmSettings on(int port) {
        return new CrmSettings(HostSettings.on(port), null, "Idempotency-Key");
    }

    /** The same, but signed. */
    public CrmSettings signed(Signature by) {
        return new CrmSettings(host, by, keyHeader);
    }
}
