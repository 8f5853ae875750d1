package io.vitalroute.camel.operations;

import java.util.Map;
import java.util.TreeMap;

import io.vitalroute.pipeline.Journal.Figures;
import io.vitalroute.pipeline.Journal.Pair;
import io.vitalroute.pipeline.Journal.Triple;

/**
 * The law that nothing vanishes, per source and destination: readings received = delivered + filtered + refused + parked +
 * replaced + queued + in flight. Received is counted where readings are decided, the others where messages are stored and
 * settled, so the two sides check each other.
 */
public final class Conservation {
    private Conservation() {}

    /** Received less everything accounted for, by source and destination; 0 where all is well. */
    public static Map<Pair, Long> of(Figures figures) {
        Map<Pair, Long> off = new TreeMap<>((a, b) -> {
            int bySource = a.first().compareTo(b.first());
            return bySource != 0 ? bySource : a.second().compareTo(b.second());
        });
        figures.deliveries().forEach((key, n) -> {
            long signed = isReceived(key) ? n : -n;
            off.merge(new Pair(key.source(), key.destination()), signed, Long::sum);
        });
        return off;
    }

    private static boolean isReceived(Triple key) {
        return key.state().equals("received");
    }
}
