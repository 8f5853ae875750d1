package io.vitalroute.pipeline;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.Value;

/** What a reading means beside what the ledger knows of its key. Pure. */
enum Change {
    /** Never seen. */
    NEW("new"),
    /** Withdrawn before it ever came: remembered, so that a late copy of it does not come back to life. */
    WITHDRAWN("withdrawn"),
    /** Seen, and now different. */
    CORRECTED("corrected"),
    /** Seen, and withdrawn by the vendor. */
    DELETED("deleted"),
    /** Seen, and the same. */
    REPEAT("repeat"),
    /** Seen, and the same, under a later version of the vendor's or another item: it must outrank what comes late. */
    CONFIRMED("repeat"),
    /** A later version is known already. */
    SUPERSEDED("superseded");

    /** Fingerprint of what was withdrawn before it ever came: no reading has it. */
    static final String NEVER_CAME = "never-came";

    private final String label;

    Change(String label) {
        this.label = label;
    }

    /** As counted. */
    String label() {
        return label;
    }

    /** Whether the ledger takes it. */
    boolean isNews() {
        return flows() || this == WITHDRAWN || this == CONFIRMED;
    }

    /** Whether it goes out. */
    boolean flows() {
        return this == NEW || this == CORRECTED || this == DELETED;
    }

    /**
     * Decides by version first, then by content: of equal versions the one that was received later stands, in whatever order
     * they are worked on.
     */
    static Change of(Reading reading, String fingerprint, @Nullable String item, Ledger.@Nullable Known known) {
        boolean withdrawn = reading.status() == Status.ENTERED_IN_ERROR;
        if (known == null) {
            return withdrawn ? WITHDRAWN : NEW;
        }
        if (withdrawn && known.fingerprint().equals(NEVER_CAME)) {
            return isOlder(reading, known) ? SUPERSEDED : WITHDRAWN;
        }
        if (known.fingerprint().equals(fingerprint)) {
            boolean later = reading.version() > known.version() && isVendors(reading);
            boolean adopted = item != null && !item.equals(known.item()) && !isOlder(reading, known);
            return later || adopted ? CONFIRMED : REPEAT;
        }
        if (isOlder(reading, known)) {
            return SUPERSEDED;
        }
        return withdrawn ? DELETED : CORRECTED;
    }

    private static boolean isOlder(Reading reading, Ledger.Known known) {
        return known.outranks(reading.version(), reading.origin().receivedAt());
    }

    /** Whether the version is the vendor's; the time of receipt, which stands in for it, outranks everything earlier anyway. */
    private static boolean isVendors(Reading reading) {
        return reading.version() != reading.origin().receivedAt().toEpochMilli();
    }

    /** The status with which a changed reading goes out: what was final before is amended now. */
    static Status status(Reading reading, Ledger.@Nullable Known known) {
        boolean wasFinal = known != null && known.status() != Status.PRELIMINARY;
        return wasFinal && reading.status() == Status.FINAL ? Status.AMENDED : reading.status();
    }

    /** Value, time and status in one word; the version and the payload do not count. */
    static String fingerprint(Reading reading) {
        Status status = reading.status() == Status.AMENDED ? Status.FINAL : reading.status();
        return Hashes.of(words(reading.value()), reading.time().toString(), status.name());
    }

    /** 74.1 and 74.10 are the same value. */
    private static String words(Value value) {
        if (value instanceof Value.Quantity q) {
            return words(q);
        }
        if (value instanceof Value.Components c) {
            StringBuilder text = new StringBuilder();
            c.parts()
                    .forEach((name, q) ->
                            text.append(name).append('=').append(words(q)).append(' '));
            return text.toString();
        }
        return value.toString();
    }

    private static String words(Value.Quantity q) {
        return q.comparator().sign() + q.number().stripTrailingZeros().toPlainString() + " " + q.unit();
    }
}
