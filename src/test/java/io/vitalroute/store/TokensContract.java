package io.vitalroute.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.vitalroute.source.connect.SealedTokens;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens that live for one use: of all threads and engines one renews them at a time. */
abstract class TokensContract extends ConnectionKit {
    private static final String ID = "c-user-7";
    private static final int RENEWALS = 1_000;

    private final AtomicBoolean dead = new AtomicBoolean();

    /** The state as the next engine finds it after this one died. */
    abstract Store afterCrash();

    private Optional<SealedTokens> begin(long version) {
        return store.connections().beginRenewal(ID, version, LEASE);
    }

    @Test
    void rightToRenew_isGivenToOneUntilTheLeaseEnds() {
        connected("user-7");

        assertThat(begin(1)).isPresent();
        assertThat(begin(1)).isEmpty();
        clock.pass(LEASE.plusSeconds(1));
        assertThat(begin(1)).isPresent();
        assertThat(begin(2)).isEmpty();
    }

    @Test
    void rightGivenBack_isFreeAtOnce() {
        connected("user-7");
        begin(1);

        store.connections().renewalFailed(ID, 1);

        assertThat(begin(1)).isPresent();
    }

    @Test
    void renewedTokens_areThereForAnEngineThatStartsAfterACrash() {
        connected("user-7");
        begin(1);
        assertThat(store.connections().renewed(sealed(ID, 2))).isTrue();

        try (Store next = afterCrash()) {
            SealedTokens tokens = next.connections().tokens(ID).orElseThrow();
            assertThat(tokens.version()).isEqualTo(2);
            assertThat(tokens.sealed()).isEqualTo(sealed(ID, 2).sealed());
            assertThat(tokens.expiresAt()).isEqualTo(sealed(ID, 2).expiresAt());
        }
    }

    @Test
    void successorOfTokensThatAreGone_isNotTaken() {
        connected("user-7");
        assertThat(store.connections().renewed(sealed(ID, 3))).isFalse();
        assertThat(store.connections().renewed(sealed(ID, 2))).isTrue();
        assertThat(store.connections().renewed(sealed(ID, 2))).isFalse();

        store.connections().disconnect(ID, "patient");
        assertThat(store.connections().renewed(sealed(ID, 4))).isFalse();
        store.connections().connect(newcomer(invited("user-7"), "user-7", ID));

        assertThat(store.connections().tokens(ID).orElseThrow().version()).isEqualTo(4);
        assertThat(store.connections().renewed(sealed(ID, 2))).isFalse();
    }

    @Test
    void gracefulStop_givesTheRightBack() {
        connected("user-7");
        List<Store> engines = engines();
        Store last = engines.get(engines.size() - 1);
        assertThat(last.connections().beginRenewal(ID, 1, LEASE)).isPresent();

        Recovery.of(last.engine(), last.core().now()).carryOut(last.core());

        assertThat(begin(1)).isPresent();
        closeOthers(engines);
    }

    @Test
    void page_goesThroughAllTokensById() {
        connected("user-7");
        connected("user-8");
        connected("user-9");
        store.connections().disconnect("c-user-8", "patient");

        List<SealedTokens> first = store.connections().page(null, 1);

        assertThat(first).extracting(SealedTokens::connection).containsExactly(ID);
        assertThat(store.connections().page(ID, 9))
                .extracting(SealedTokens::connection)
                .containsExactly("c-user-9");
    }

    /** The vendor's tokens live for one use; whoever has the right may die before he asks, or before he keeps the answer. */
    @Test
    void thousandRenewals_loseNoVersionAndDoNoneTwice() throws Exception {
        connected("user-7");
        List<Store> engines = engines();
        Vendor vendor = new Vendor();
        Set<Long> kept = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Store engine = engines.get(i % engines.size());
            Random random = new Random(i);
            ends.add(threads.submit(() -> {
                while (kept.size() < RENEWALS) {
                    renew(engine, vendor, random, kept);
                }
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();

        long last = store.connections().tokens(ID).orElseThrow().version();
        assertThat(kept).hasSize((int) last - 1).hasSizeGreaterThanOrEqualTo(RENEWALS);
        assertThat(vendor.refused).isFalse();
        closeOthers(engines);
    }

    private void renew(Store engine, Vendor vendor, Random random, Set<Long> kept) {
        long version = engine.connections().tokens(ID).orElseThrow().version();
        Optional<SealedTokens> mine = engine.connections().beginRenewal(ID, version, LEASE);
        if (mine.isEmpty()) {
            if (dead.getAndSet(false)) {
                clock.pass(LEASE.plus(Duration.ofSeconds(1)));
            }
            return;
        }
        int fate = random.nextInt(10);
        if (fate == 0) {
            dead.set(true);
            return;
        }
        vendor.redeem(version);
        if (fate == 1) {
            dead.set(true);
            return;
        }
        assertThat(engine.connections().renewed(sealed(ID, version + 1))).isTrue();
        assertThat(kept.add(version + 1)).isTrue();
    }

    /** Takes a token until its successor is used, as vendors with single use do, and takes no older one. */
    private static final class Vendor {
        private long latest;
        private volatile boolean refused;

        synchronized void redeem(long version) {
            refused |= version < latest || version > latest + 1 && latest > 0;
            latest = version;
        }
    }
}
