package io.vitalroute.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.vitalroute.pipeline.Inbox.Kept;
import io.vitalroute.pipeline.Listening;
import io.vitalroute.reading.Payload;
import io.vitalroute.source.pull.Cursor;
import io.vitalroute.source.pull.Errand;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.pull.Step;
import io.vitalroute.source.vendor.Limits;

/**
 * Errands in the table {@code errand}, counts of calls in {@code call_count}. Whoever changes either for a vendor is alone
 * at it, over all engines: limits are of no use otherwise.
 */
final class SqlErrands implements Errands {
    private static final String GIVE_BACK = "UPDATE errand SET state = 2, owner = NULL, lease_until = NULL,"
            + " attempt = attempt - 1, wake_at = ? WHERE id = ? AND state = 1 AND owner = ? AND attempt = ?";

    private final Core core;
    private final Keeper keeper;

    SqlErrands(Core core) {
        this.core = core;
        this.keeper = new Keeper(core);
    }

    /** What to lock so that the calls to a vendor are counted by one at a time. */
    static String lock(String vendor) {
        return "calls " + vendor;
    }

    @Override
    public int schedule(Schedule schedule, Instant now) {
        return new ErrandSchedule(core, schedule, now).run();
    }

    @Override
    public void add(Request request, Instant due) {
        Core.await(core.back().submit(transaction -> {
            boolean added = ErrandRows.add(transaction.session(), request, due);
            if (added) {
                transaction.ring(Transaction.Bell.DUE);
            }
            return added;
        }));
    }

    @Override
    public CompletionStage<List<Errand>> claim(String vendor, int max, Duration lease, Limits limits) {
        ErrandClaim claim = new ErrandClaim(core, vendor, max, lease, limits);
        return core.back()
                .submit(claim.alone(List.of(lock(vendor))))
                .thenApply(taken -> taken.stream().map(this::hold).toList());
    }

    private Errand hold(ErrandClaim.Taken taken) {
        core.held().errands().put(taken.errand().id(), taken.call());
        return taken.errand();
    }

    @Override
    public CompletionStage<Boolean> commit(Errand errand, List<Payload> payloads, Step step) {
        List<CompletableFuture<Kept>> large = new ArrayList<>();
        List<Operation<Kept>> small = new ArrayList<>();
        try {
            for (Payload payload : payloads) {
                if (Keeper.isSmall(payload)) {
                    small.add(keeper.keeping(payload));
                } else {
                    large.add(keeper.large(payload).toCompletableFuture());
                }
            }
        } catch (IOException e) {
            return CompletableFuture.failedStage(new UncheckedIOException(e));
        }
        CallWindows.Call call = core.held().errands().get(errand.id());
        ErrandStep taken = new ErrandStep(core, errand, call, small, step);
        return CompletableFuture.allOf(large.toArray(CompletableFuture[]::new))
                .thenCompose(kept -> core.back().submit(taken.alone(List.of(lock(errand.vendor())))))
                .whenComplete((mine, fault) -> {
                    if (fault == null || !Faults.isUnavailable(fault)) {
                        core.held().errands().remove(errand.id());
                    }
                });
    }

    @Override
    public CompletionStage<Void> giveBack(Errand errand, Duration pause) {
        CallWindows.Call call = core.held().errands().remove(errand.id());
        long wake = core.until(pause);
        Operation<Integer> back = transaction -> {
            if (call != null) {
                CallWindows.ended(transaction.session(), call, core.now());
            }
            transaction.ring(Transaction.Bell.DUE);
            return transaction.session().update(GIVE_BACK, wake, errand.id(), core.engine(), errand.attempt());
        };
        return core.back().submit(back.alone(List.of(lock(errand.vendor())))).thenAccept(rows -> {});
    }

    @Override
    public void blocked(String vendor, @Nullable String account, Instant until) {
        Operation<Integer> block =
                transaction -> VendorPause.block(transaction.session(), vendor, account, Times.micros(until));
        Core.await(core.back().submit(block.alone(List.of(lock(vendor)))));
    }

    @Override
    public Optional<Cursor> cursor(String connection, String feed) {
        return core.readers().read(session -> ErrandRows.cursor(session, connection, feed));
    }

    @Override
    public Collection<Standing> standings() {
        return core.readers().read(session -> ErrandFigures.standings(session, core.now()));
    }

    @Override
    public Optional<Instant> next(String vendor) {
        return core.readers().read(session -> ErrandFigures.next(session, vendor, core.now()));
    }

    @Override
    public Runnable onDue(Runnable listener) {
        Listening listening = core.bells().listen(Transaction.Bell.DUE, listener);
        return listening::close;
    }
}
