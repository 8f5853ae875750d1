package io.vitalroute.store;

import java.util.concurrent.CompletableFuture;

/** Throws bodies away, a few chunks at a time, so that nobody waits long. */
final class Bodies {
    private static final String CHUNKS =
            "DELETE FROM body WHERE id IN (SELECT id FROM body WHERE id >= ? AND id < ? ORDER BY id LIMIT 4)";
    private static final String HALF = "DELETE FROM payload WHERE seq = ? AND state = -1";

    private Bodies() {}

    /** The chunks of a payload that never arrived as a whole, and its row. */
    static void drop(Core core, long seq) {
        purge(core, seq);
        Core.await(core.back().submit(transaction -> transaction.session().update(HALF, seq)));
    }

    private static void purge(Core core, long seq) {
        int gone;
        do {
            CompletableFuture<Integer> step = core.back()
                    .submit(transaction ->
                            transaction.session().update(CHUNKS, Chunk.id(seq, 0), Chunk.id(seq + 1, 0)));
            gone = Core.await(step);
        } while (gone > 0);
    }
}
