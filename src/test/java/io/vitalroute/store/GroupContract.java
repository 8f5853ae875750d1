package io.vitalroute.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Journal;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Operations that share a transaction. */
abstract class GroupContract extends StoreKit {
    private static final String CANARY = "systolic-181-canary";

    /** Holds the writer until the latch opens, so that everything submitted meanwhile is one group. */
    private CountDownLatch hold() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> unused = store.core().back().submit(transaction -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        });
        begun.await();
        return end;
    }

    private CompletableFuture<Integer> insert(String id) {
        return store.core().back().submit(transaction -> {
            transaction.count("withings", Transaction.Kind.SKIP, "goal", 1);
            return transaction
                    .session()
                    .update(
                            "INSERT INTO payload (id, source, stream, received_at, media_type, length, state, due_at)"
                                    + " VALUES (?, 's', 't', 0, 'm', 0, 0, 0)",
                            id);
        });
    }

    @Test
    void operationThatFails_failsAlone() throws InterruptedException {
        CountDownLatch go = hold();
        List<CompletableFuture<Integer>> stages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            stages.add(insert(i % 3 == 2 ? CANARY : "id" + i));
        }
        go.countDown();

        long failed = stages.stream()
                .filter(stage -> stage.handle((ok, fault) -> fault != null).join())
                .count();

        assertThat(failed).isEqualTo(19);
        assertThat(store.journal().messages(new Journal.Query(null, null, null, null, null, null, null, 100)))
                .hasSize(41);
        assertThat(store.journal().figures(Sample.NOON).skips())
                .containsEntry(new Journal.Pair("withings", "goal"), 41L);
    }

    @Test
    void fault_quotesNothingOfTheRow() {
        insert(CANARY).join();

        assertThatThrownBy(() -> insert(CANARY).join())
                .isInstanceOf(CompletionException.class)
                .satisfies(thrown -> {
                    assertThat(thrown.getCause())
                            .isInstanceOf(ProblemException.class)
                            .hasNoCause();
                    assertThat(thrown).hasMessageContaining("K102").hasMessageNotContaining(CANARY);
                });
    }

    @Test
    void faultOfOurOwn_quotesNothingEither() {
        assertThatThrownBy(() -> store.core()
                        .back()
                        .submit(transaction -> {
                            throw new IllegalArgumentException(CANARY);
                        })
                        .join())
                .satisfies(thrown -> {
                    assertThat(thrown.getCause()).hasNoCause();
                    assertThat(thrown).hasMessageNotContaining(CANARY);
                });
    }
}
