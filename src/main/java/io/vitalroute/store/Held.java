package io.vitalroute.store;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this engine has in hand: leases of these rows are renewed. A row that was claimed but never handed out, because
 * the answer of the database got lost, isn't here, so its lease ends and it is claimed again.
 */
final class Held {
    private final Map<String, Long> payloads = new ConcurrentHashMap<>();
    private final Set<Long> deliveries = ConcurrentHashMap.newKeySet();
    private final Map<Long, CallWindows.Call> errands = new ConcurrentHashMap<>();

    /** Row numbers of payloads by id. */
    Map<String, Long> payloads() {
        return payloads;
    }

    /** Ids of deliveries. */
    Set<Long> deliveries() {
        return deliveries;
    }

    /** Calls under way, by the id of their errand. */
    Map<Long, CallWindows.Call> errands() {
        return errands;
    }

    /** As a JSON list, for a parameter. */
    static String json(Collection<Long> ids) {
        return ids.toString();
    }
}
