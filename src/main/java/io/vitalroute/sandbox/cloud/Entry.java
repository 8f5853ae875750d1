package io.vitalroute.sandbox.cloud;

import java.time.Instant;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that a vendor holds for an account.
 *
 * @param id the vendor's, the same as long as it is the same thing
 * @param start of what it tells of
 * @param end the same as the start for a moment
 * @param changed when the vendor got it, or got it otherwise; until then nobody sees it
 * @param again whether it was another one before
 * @param body as the vendor shows it; written only where it is asked for, and a new one each time
 */
public record Entry(String id, Instant start, Instant end, Instant changed, boolean again, Supplier<ObjectNode> body) {

    /** For the first time. */
    public Entry(String id, Instant start, Instant end, Instant changed, Supplier<ObjectNode> body) {
        this(id, start, end, changed, false, body);
    }

    /** The same, another one since then. */
    public Entry corrected(Instant when, Supplier<ObjectNode> otherwise) {
        return new Entry(id, start, end, when, true, otherwise);
    }

    /** The same, which the vendor gets then. */
    public Entry late(Instant when) {
        return new Entry(id, start, end, when, false, body);
    }
}
