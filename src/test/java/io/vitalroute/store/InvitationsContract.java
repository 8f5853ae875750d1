package io.vitalroute.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.source.connect.Invitation;
import io.vitalroute.source.connect.Subscriptions.Subscription;

import static org.assertj.core.api.Assertions.assertThat;

/** Invitations, and what vendors were asked to notify us of. */
abstract class InvitationsContract extends ConnectionKit {

    @Test
    void invitation_isFoundAsItWasMade() {
        Invitation invitation = invited("p1");

        assertThat(store.invitations().find(invitation.id())).contains(invitation);
        assertThat(store.invitations().find("another")).isEmpty();
    }

    @Test
    void open_listsTheLatestFirstAndNoUsedOnes() {
        Invitation first = invited("p1");
        clock.pass(Duration.ofMinutes(1));
        Invitation second = invited("p2");
        store.connections().connect(newcomer(invited("p3"), "user-7", "c1"));

        assertThat(store.invitations().open(null)).containsExactly(second, first);
        assertThat(store.invitations().open(VENDOR)).hasSize(2);
        assertThat(store.invitations().open("garmin")).isEmpty();
    }

    @Test
    void unusedInvitation_isShownForAWhileAndForgotten_aUsedOneIsKept() {
        Invitation unused = invited("p1");
        Invitation used = invited("p2");
        store.connections().connect(newcomer(used, "user-7", "c1"));
        clock.pass(Duration.ofDays(8));
        assertThat(store.invitations().open(null)).containsExactly(unused);
        clock.pass(Duration.ofDays(30));
        assertThat(store.invitations().open(null)).isEmpty();

        invited("p3");

        assertThat(store.invitations().find(unused.id())).isEmpty();
        assertThat(store.invitations().find(used.id())).isPresent();
    }

    @Test
    void subscription_isReplacedByItsSuccessorAndForgotten() {
        Subscription all = subscription(null, "sleep", "r1", null);
        Subscription one = subscription("c1", "sleep", null, Sample.NOON.plusSeconds(60));
        store.subscriptions().put(subscription(null, "sleep", "r0", null));
        store.subscriptions().put(all);
        store.subscriptions().put(one);

        List<Subscription> kept = store.subscriptions().list(VENDOR);

        assertThat(kept).usingRecursiveFieldByFieldElementComparator().containsExactly(all, one);
        store.subscriptions().remove(all);
        assertThat(store.subscriptions().list(VENDOR))
                .extracting(Subscription::connection)
                .containsExactly("c1");
    }

    private static Subscription subscription(
            @org.jspecify.annotations.Nullable String connection,
            String topic,
            @org.jspecify.annotations.Nullable String remote,
            @org.jspecify.annotations.Nullable Instant expires) {
        byte[] secret = remote == null ? null : Sample.body("secret");
        return new Subscription(VENDOR, connection, topic, remote, secret, expires, Sample.NOON);
    }
}
