package io.vitalroute.source.vendor;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How often a vendor may be called.
 *
 * @param all each of them is obeyed
 * @param history the share of a limit, in per cent, that history may use, so that live data always get through
 * @param remaining header that says how many calls are left; null where there is none
 * @param reset header that says when they are renewed: seconds from now, or since 1970
 */
public record Limits(
        List<Limit> all,
        int history,
        @Nullable String remaining,
        @Nullable String reset) {
    /** Nothing is said. */
    public static final Limits NONE = new Limits(List.of(), 50, null, null);

    /** The list is copied. */
    public Limits {
        all = List.copyOf(all);
    }

    /**
     * At most so many calls in any such time.
     *
     * @param per whose calls are counted together
     * @param more further calls for each connected account, as Polar grants them
     */
    public record Limit(Per per, int calls, int more, Duration every) {}

    /** Whose calls are counted together. */
    public enum Per {
        /** All of ours. */
        APP,
        /** Those for one account. */
        ACCOUNT
    }
}
