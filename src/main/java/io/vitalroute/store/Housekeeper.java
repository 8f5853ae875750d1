package io.vitalroute.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Housekeeping;
import io.vitalroute.pipeline.Retention;

/**
 * Throws away what is old. What to throw away is looked up beside the writer; the writer's turns are short, so that
 * payloads go on coming in meanwhile.
 */
final class Housekeeper implements Housekeeping {
    /** Pages of a file that one step gives back. */
    private static final int PAGES = 100;

    private final Core core;
    private final Turn turn;

    Housekeeper(Core core) {
        this.core = core;
        this.turn = new Turn(core, "retention");
    }

    @Override
    public Optional<Instant> lastDone() {
        return turn.done();
    }

    @Override
    public Optional<Pruned> prune(Retention policy, Instant now, BooleanSupplier goOn) {
        if (!turn.take()) {
            return Optional.empty();
        }
        Long done = null;
        try {
            Map<Part, Integer> counts = new EnumMap<>(Part.class);
            boolean finished = sweep(new Sweeps(core, policy, now), counts, goOn) && shrink(goOn);
            done = finished ? Times.micros(now) : null;
            return Optional.of(new Pruned(counts, finished));
        } finally {
            end(done);
        }
    }

    private boolean sweep(Sweeps sweeps, Map<Part, Integer> counts, BooleanSupplier goOn) {
        for (Sweep sweep : core.readers().read(sweeps::all)) {
            long last = 0;
            List<Long> found = after(sweep, last);
            while (!found.isEmpty()) {
                if (!goOn.getAsBoolean()) {
                    return false;
                }
                int rows = step(sweep, found);
                if (rows > 0) {
                    counts.merge(sweep.part(), rows, Integer::sum);
                }
                last = found.get(found.size() - 1);
                found = after(sweep, last);
            }
        }
        return true;
    }

    private List<Long> after(Sweep sweep, long last) {
        return core.readers().read(session -> sweep.after(session, last));
    }

    private int step(Sweep sweep, List<Long> found) {
        String ids = Held.json(found);
        return Core.await(core.back().submit(transaction -> {
            turn.keep(transaction.session());
            return sweep.change().run(transaction, ids);
        }));
    }

    /** Gives free pages back to the file system, where the database does not see to that itself. */
    private boolean shrink(BooleanSupplier goOn) {
        boolean more = true;
        while (more) {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            more = Core.await(core.back().submit(transaction -> {
                turn.keep(transaction.session());
                return core.dialect().shrink(transaction.session(), PAGES);
            }));
        }
        return true;
    }

    /** Where the store is away now, the turn ends by itself. */
    private void end(@Nullable Long done) {
        try {
            turn.end(done);
        } catch (RuntimeException e) {
            // what was thrown away is; the next run begins anew
        }
    }
}
