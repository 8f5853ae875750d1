package io.vitalroute.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.pipeline.Listening;

/** Who is called when there may be something to do. */
final class Bells {
    private static final Logger LOG = LoggerFactory.getLogger(Bells.class);
    private final Map<Transaction.Bell, List<Ear>> listeners = new EnumMap<>(Transaction.Bell.class);

    Bells() {
        for (Transaction.Bell bell : Transaction.Bell.values()) {
            listeners.put(bell, new CopyOnWriteArrayList<>());
        }
    }

    /** The same listener may be given twice: each time it is another one. */
    Listening listen(Transaction.Bell bell, Runnable listener) {
        Ear ear = new Ear(listener);
        List<Ear> heard = listeners.getOrDefault(bell, List.of());
        heard.add(ear);
        return () -> heard.remove(ear);
    }

    void ring(Set<Transaction.Bell> rung) {
        rung.forEach(bell -> listeners.getOrDefault(bell, List.of()).forEach(Bells::call));
    }

    /** What is wrong with a listener must not stop the writer; the listener is called again by the next poll. */
    private static void call(Ear ear) {
        try {
            ear.listener.run();
        } catch (RuntimeException e) {
            LOG.warn("a listener of the store failed: {}", e.getClass().getName());
        }
    }

    /** A listener, equal to no other one. */
    private static final class Ear {
        private final Runnable listener;

        Ear(Runnable listener) {
            this.listener = listener;
        }
    }
}
