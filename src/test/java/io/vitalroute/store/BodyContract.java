package io.vitalroute.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Retention;
import io.vitalroute.reading.Payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Bodies that are much larger than a chunk. */
abstract class BodyContract extends StoreKit {
    private static final long FIFTY_MEGABYTES = 50L << 20;

    private static String digest(InputStream in) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] piece = new byte[100_003];
        try (in) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                digest.update(piece, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void largeBody_comesBackAsItWas_andOthersGoInMeanwhile() throws Exception {
        NoiseBody noise = new NoiseBody(7, FIFTY_MEGABYTES + 13).holding();
        Payload large = noise.payload("large");
        CompletionStage<Inbox.Kept> keeping = store.inbox().keep(large);
        noise.awaitReading();
        Inbox.Kept small = now(store.inbox().keep(Sample.payload("withings", "small")));

        assertThat(claim().payload().id()).isEqualTo(small.id());
        noise.goOn();
        assertThat(now(keeping)).isEqualTo(new Inbox.Kept("large", false));

        Payload claimed = claim().payload();
        assertThat(claimed.body().length()).isEqualTo(FIFTY_MEGABYTES + 13);
        String expected = digest(new NoiseBody(7, FIFTY_MEGABYTES + 13).open());
        assertThat(digest(claimed.body().open())).isEqualTo(expected);
        assertThat(digest(claimed.body().open())).isEqualTo(expected);
        assertThat(now(store.inbox().keep(large)).repeat()).isTrue();
    }

    @Test
    void bodyThatBreaksOff_leavesNothingBehind() {
        NoiseBody broken = new NoiseBody(7, 9L << 20).breakingAfter(5L << 20);

        assertThatThrownBy(() -> now(store.inbox().keep(broken.payload("broken"))))
                .isInstanceOf(CompletionException.class);

        assertThat(now(store.inbox().claim(9, LEASE))).isEmpty();
        assertThat(rows("body")).isZero();
        assertThat(rows("payload")).isZero();
    }

    @Test
    void oldLargeBody_isThrownAwayWhole() {
        NoiseBody noise = new NoiseBody(7, 20L << 20);
        now(store.inbox().keep(noise.payload("large")));
        commit(Sample.sending(claim()));
        clock.pass(java.time.Duration.ofDays(31));

        store.housekeeping().prune(Retention.usual(), clock.instant(), () -> true);

        assertThat(rows("body")).isZero();
        assertThat(rows("payload")).isEqualTo(1);
    }

    private long rows(String table) {
        return store.core()
                .readers()
                .read(session -> session.list("SELECT count(*) FROM " + table, row -> row.number(1)))
                .get(0);
    }
}
