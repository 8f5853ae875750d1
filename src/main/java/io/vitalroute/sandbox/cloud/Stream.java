package io.vitalroute.sandbox.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.vitalroute.sandbox.people.Wearer;

/**
 * One kind of things that a vendor holds, worked out from the people.
 *
 * @param name as the mappings call it, or the vendor's own name where a mapping takes several
 * @param scope what the person must have granted; empty where nothing must be
 * @param lag the longest time from an entry's start until the vendor has it
 */
public record Stream(String name, String scope, Duration lag, Invention invention) {

    /** How entries are worked out. */
    @FunctionalInterface
    public interface Invention {
        /**
         * The entries that start from {@code from} on and before {@code to}, in the order of time.
         *
         * @param now what goes on then is shown as far as it has come
         */
        List<Entry> entries(Wearer wearer, Instant from, Instant to, Instant now);
    }
}
