package io.vitalroute.source.connect;

import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.PatientRef;

/**
 * That a patient may connect an account with a vendor. The link that carries it is signed, and works once.
 *
 * @param id random; the link carries it sealed
 * @param zone where the patient lives, for payloads that say no offset
 * @param by who invited: a name of our side, for the record
 * @param usedAt when it was used; null while it can be
 */
public record Invitation(
        String id,
        String vendor,
        PatientRef patient,
        @Nullable ZoneId zone,
        String by,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt) {

    /** Whether it still lets in. */
    public boolean isOpen(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }
}
