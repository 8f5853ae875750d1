package io.vitalroute.source.connect;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The invitations that there are. Kept by the store. */
public interface Invitations {
    /** Keeps a new one. Those that expired long ago without being used are thrown away. */
    void add(Invitation invitation);

    /** By its id. */
    Optional<Invitation> find(String id);

    /** Takes back one that was not used; false where there is none. */
    boolean withdraw(String id);

    /** All that were not used, and have not expired long ago, the latest first; null is any vendor. */
    List<Invitation> open(@Nullable String vendor);
}
