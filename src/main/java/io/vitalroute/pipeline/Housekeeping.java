package io.vitalroute.pipeline;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Throwing away what is kept no longer. */
public interface Housekeeping {

    /** When it was last brought to its end, by any engine on this store; empty where never. */
    Optional<Instant> lastDone();

    /**
     * Throws away what the policy keeps no longer, in steps so small that whoever else writes hardly waits. Blocks until
     * it is done.
     *
     * @param goOn asked before each step; where it says no, what was done so far stands and the rest is left for later
     * @return empty where another engine is at it
     */
    Optional<Pruned> prune(Retention policy, Instant now, BooleanSupplier goOn);

    /** What can be thrown away. */
    enum Part {
        /** Bytes of payloads. */
        BODIES,
        /** Bytes of deliveries and receivers' words. */
        MESSAGES,
        /** Values of readings. */
        VALUES,
        /** Recorded problems. */
        PROBLEMS,
        /** Rows of deliveries. */
        DELIVERIES,
        /** Rows of payloads. */
        PAYLOADS,
        /** Keys of readings. */
        KEYS,
        /** Payloads, readings and deliveries that waited for a person in vain. */
        UNRESOLVED;

        /** As metrics and logs write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was thrown away.
     *
     * @param counts by part, 0 left out
     * @param finished false where it was told to stop
     */
    record Pruned(Map<Part, Integer> counts, boolean finished) {
        /** How much of a part. */
        public int of(Part part) {
            return counts.getOrDefault(part, 0);
        }
    }
}
