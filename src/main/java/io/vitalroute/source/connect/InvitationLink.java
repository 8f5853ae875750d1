package io.vitalroute.source.connect;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.PatientRef;

/**
 * Links that invite. A link carries the invitation's id, the vendor and the end of its life, sealed: nobody can make one
 * up, and who reads it learns nothing about the patient.
 */
public final class InvitationLink {
    private static final String PURPOSE = "invitation";

    private final Invitations invitations;
    private final Envelope envelope;
    private final ConnectSettings settings;

    /** Links of these invitations. */
    public InvitationLink(Invitations invitations, Secrets secrets, ConnectSettings settings) {
        this.invitations = invitations;
        this.envelope = new Envelope(secrets);
        this.settings = settings;
    }

    /**
     * Invites a patient.
     *
     * @param by who invites, for the record
     */
    public Invitation invite(
            String vendor, PatientRef patient, @Nullable ZoneId zone, Duration life, String by, Instant now) {
        Instant created = now.truncatedTo(ChronoUnit.SECONDS);
        Invitation invitation =
                new Invitation(Randomness.text(16), vendor, patient, zone, by, created, created.plus(life), null);
        of(invitation); // no invitation is kept that no link can be made for, as where there is no key
        invitations.add(invitation);
        return invitation;
    }

    /** The link of an invitation. */
    public URI of(Invitation invitation) {
        Map<String, String> words = Map.of(
                "id", invitation.id(),
                "vendor", invitation.vendor(),
                "until", invitation.expiresAt().toString());
        return URI.create(settings.page(invitation.vendor()) + "?invitation=" + envelope.close(words, PURPOSE));
    }

    /**
     * The invitation that a link's parameter means.
     *
     * @throws RefusedException where it does not let in
     */
    Invitation open(String vendor, String parameter, Instant now) {
        Map<String, String> words = envelope.open(parameter, PURPOSE)
                .filter(found -> vendor.equals(found.get("vendor")))
                .orElseThrow(
                        () -> refused(Reason.UNKNOWN, vendor, "a link that was not made here, or for this vendor"));
        if (!now.isBefore(Instant.parse(words.getOrDefault("until", "")))) {
            throw refused(Reason.EXPIRED, vendor, "an invitation that has expired");
        }
        return find(vendor, words.getOrDefault("id", ""));
    }

    /** The invitation of this id, if it was not used. */
    Invitation find(String vendor, String id) {
        Optional<Invitation> invitation =
                invitations.find(id).filter(found -> found.vendor().equals(vendor));
        if (invitation.isEmpty()) {
            throw refused(Reason.WITHDRAWN, vendor, "an invitation that was taken back");
        }
        if (invitation.get().usedAt() != null) {
            throw refused(Reason.USED, vendor, "an invitation that has been used");
        }
        return invitation.get();
    }

    static RefusedException refused(Reason reason, String vendor, String what) {
        return RefusedException.of(
                reason, ProblemCode.S401_INVITATION, vendor, what, "\"vitalroute invite\" makes a new one");
    }
}
