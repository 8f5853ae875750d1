package io.vitalroute.source.connect;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.vendor.Vendor;

/** An account that the vendor has confirmed becomes a connection. */
record Keeping(ConnectParts parts, Vendor vendor, Arrival.Return back, String account, Set<String> scopes) {
    private static final int ID_BYTES = 16;
    private static final int TRIES = 3;

    /**
     * Keeps it, under the id of the connection that there is, or a new one.
     *
     * @throws RefusedException where the invitation has been used meanwhile, or the account is another patient's
     */
    Connection keep(Tokens tokens, Supplier<Instant> clock) {
        for (int tried = 1; ; tried++) {
            try {
                return parts.connections()
                        .connect(newcomer(tokens, clock.get()))
                        .orElseThrow(() -> InvitationLink.refused(
                                Reason.USED, vendor.name(), "an invitation that has been used meanwhile"));
            } catch (ProblemException e) {
                ProblemCode code = e.first().code();
                if (code == ProblemCode.I106_OTHER_PATIENT) {
                    throw new RefusedException(Reason.TAKEN, e.first());
                }
                if (code != ProblemCode.K108_OVERTAKEN || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Connections.Newcomer newcomer(Tokens tokens, Instant now) {
        String id = parts.connections()
                .find(vendor.name(), account)
                .map(Connection::id)
                .orElseGet(() -> Randomness.text(ID_BYTES));
        List<Connections.Beginning> feeds = vendor.granted(scopes).stream()
                .map(feed -> new Connections.Beginning(feed.name(), now.minus(feed.reach()), now))
                .toList();
        SealedTokens sealed = new TokenSafe(parts.secrets()).seal(id, 1, tokens);
        return new Connections.Newcomer(back.invitation(), back.consent(), id, account, scopes, sealed, feeds);
    }
}
