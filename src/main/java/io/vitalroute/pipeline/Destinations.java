package io.vitalroute.pipeline;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The destinations that routes have opened. One that is being reloaded stays, so that nothing passes it by. */
public final class Destinations {
    private final Map<String, Destination> byName = new ConcurrentSkipListMap<>();

    /** Opens a destination, or replaces the one of the same name. */
    public void open(Destination destination) {
        byName.put(destination.name(), destination);
    }

    /** Closes a destination for good: its route was removed. What is queued for it stays. */
    public void close(String name) {
        byName.remove(name);
    }

    /** All open destinations, by name. */
    public List<Destination> all() {
        return List.copyOf(byName.values());
    }
}
