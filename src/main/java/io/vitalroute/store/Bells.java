package io.vitalroute.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who is called when there may be something to do. */
final class Bells {
    private final Map<Transaction.Bell, List<Runnable>> listeners = new EnumMap<>(Transaction.Bell.class);

    Bells() {
        for (Transaction.Bell bell : Transaction.Bell.values()) {
            listeners.put(bell, new CopyOnWriteArrayList<>());
        }
    }

    void listen(Transaction.Bell bell, Runnable listener) {
        listeners.getOrDefault(bell, List.of()).add(listener);
    }

    void ring(Set<Transaction.Bell> rung) {
        rung.forEach(bell -> listeners.getOrDefault(bell, List.of()).forEach(Runnable::run));
    }
}
