package io.vitalroute.source.connect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Invitations in memory. */
final class MemoryInvitations implements Invitations {
    private final Map<String, Invitation> all = new ConcurrentHashMap<>();

    @Override
    public void add(Invitation invitation) {
        all.put(invitation.id(), invitation);
    }

    @Override
    public Optional<Invitation> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public boolean withdraw(String id) {
        Invitation found = all.get(id);
        return found != null && found.usedAt() == null && all.remove(id, found);
    }

    @Override
    public List<Invitation> open(@Nullable String vendor) {
        return all.values().stream()
                .filter(invitation -> invitation.usedAt() == null)
                .filter(invitation -> vendor == null || invitation.vendor().equals(vendor))
                .toList();
    }

    boolean use(String id, Instant at) {
        Invitation found = all.get(id);
        return found != null
                && found.usedAt() == null
                && all.replace(
                        id,
                        found,
                        new Invitation(
                                id,
                                found.vendor(),
                                found.patient(),
                                found.zone(),
                                found.by(),
                                found.createdAt(),
                                found.expiresAt(),
                                at));
    }
}
