package io.vitalroute.source.connect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.vitalroute.config.Settings;

import static org.assertj.core.api.Assertions.assertThat;

class ResealingTest {
    @Test
    void all_tokens_are_sealed_with_the_new_key_but_for_those_that_are_being_renewed() {
        TestClock clock = new TestClock();
        MemoryInvitations invitations = new MemoryInvitations();
        MemoryConnections connections = new MemoryConnections(invitations, clock);
        String old = Keysets.fresh();
        Secrets before = TinkSecrets.of(Settings.of(Map.of("connect.key", old)));
        Secrets after = TinkSecrets.of(Settings.of(Map.of("connect.key", Keysets.rotated("keys", old))));
        InvitationLink links = new InvitationLink(invitations, before, new ConnectSettings("https://e", "o", "p", ""));
        for (int i = 0; i < 450; i++) {
            Tokens tokens = new Tokens(
                    "access-" + i, null, clock.instant(), clock.instant().plusSeconds(60));
            Invitation invitation =
                    links.invite("ring", Bench.ANNA, null, Duration.ofDays(1), "nurse", clock.instant());
            connections.connect(new Connections.Newcomer(
                    invitation,
                    new Consent(invitation.id(), clock.instant(), "t", "en", Set.of()),
                    "c" + i,
                    "a" + i,
                    Set.of(),
                    new TokenSafe(before).seal("c" + i, 1, tokens),
                    List.of()));
        }
        connections.beginRenewal("c7", 1, Duration.ofMinutes(1));

        Resealing.Result result = new Resealing(connections, after).run();

        assertThat(result).isEqualTo(new Resealing.Result(449, 1));
        SealedTokens sealed = connections.tokens("c449").orElseThrow();
        assertThat(after.isCurrent(sealed.sealed())).isTrue();
        assertThat(new TokenSafe(after).open(sealed).access()).isEqualTo("access-449");
        assertThat(new Resealing(connections, after).run()).isEqualTo(new Resealing.Result(0, 1));
    }
}
