package io.vitalroute.identity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.PatientRef;

/** Which vendor account belongs to which patient. Several accounts may belong to one patient, never the reverse. */
public interface Links {

    /** The link of an account. */
    Optional<Link> find(Account account);

    /** Links accounts, replacing earlier links of the same accounts; what waited for them starts to flow. */
    void link(Collection<Link> links);

    /** Ends a link: later readings of the account are parked. False where there was none. */
    boolean unlink(Account account);

    /** All links, by source and account; null is any. */
    List<Link> list(@Nullable String source, PatientRef.@Nullable Identifier patient);

    /** Accounts that have sent something and are linked to nobody, with how many payloads wait. */
    List<Waiting> waiting();

    /** A vendor's user. */
    record Account(String source, String id) {}

    /**
     * A link.
     *
     * @param zone where the person lives, used only for payloads that say no offset
     * @param accounts how many accounts have ever been linked to the patient, this one included; 1 where nobody looked
     */
    record Link(
            Account account, PatientRef patient, @Nullable ZoneId zone, Instant since, int accounts) {

        /** A link as it is made. */
        public Link(Account account, PatientRef patient, @Nullable ZoneId zone, Instant since) {
            this(account, patient, zone, since, 1);
        }
    }

    /** An account without a patient. */
    record Waiting(Account account, int payloads, Instant oldest) {}
}
