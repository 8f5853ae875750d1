package io.vitalroute.mapping;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/** In which zone the people behind accounts live; used only where a payload says nothing of it. */
public interface AccountZones {
    /** The zone of an account of the payload's source, or null where it is not known. */
    @Nullable
    ZoneId zone(@Nullable String account);

    /** Nothing is known. */
    static AccountZones unknown() {
        return account -> null;
    }
}
