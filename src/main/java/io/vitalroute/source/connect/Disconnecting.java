package io.vitalroute.source.connect;

import java.time.Clock;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.vendor.Call;
import io.vitalroute.source.vendor.Vendor;

/** Ends connections: at the vendor as far as it can be reached, and here in any case. */
public final class Disconnecting {
    /** What stays, for people. */
    public static final String STAYS =
            "Nothing is fetched from the account any more. What was received until now stays,"
                    + " here as long as retention says and with those it was delivered to; the account stays linked to its patient,"
                    + " so that connecting it again goes on where it ended.";

    private static final int TRIES = 3;

    private final ConnectParts parts;
    private final AccessTokens tokens;
    private final Clock clock;

    /** With these parts. */
    public Disconnecting(ConnectParts parts, AccessTokens tokens, Clock clock) {
        this.parts = parts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Ends one.
     *
     * @param by who wants it, for the record
     */
    public Ended end(Connection connection, String by) {
        Problem problem = connection.state() == Connection.State.CONNECTED
                ? revoke(connection).orElse(null)
                : connection.problem();
        boolean ended = parts.connections().disconnect(connection.id(), by);
        return new Ended(ended, problem);
    }

    private Optional<Problem> revoke(Connection connection) {
        Vendor vendor = parts.vendor(connection.vendor());
        AccountCalls calls = new AccountCalls(parts.endpoint(vendor));
        Call call = ConnectParts.oauth(vendor).revoke();
        if (call == null) {
            return Optional.of(calls.goesOn("the vendor has no way for us to end it"));
        }
        Optional<Problem> problem = Optional.empty();
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                tokens.get(connection.id()); // renewed where that is necessary
                problem = calls.revoke(call, current(connection.id()), connection.account(), clock.instant());
            } catch (ProblemException e) {
                return Optional.of(e.first());
            }
            if (problem.isEmpty()) {
                return problem;
            }
        }
        return problem;
    }

    private Tokens current(String id) {
        return parts.connections()
                .tokens(id)
                .map(new TokenSafe(parts.secrets())::open)
                .orElseThrow(() -> AccessTokens.notConnected(id));
    }

    /**
     * How it ended.
     *
     * @param ended false where it had been ended before
     * @param problem why it may go on at the vendor, where the patient then ends it; null where it ended there too
     */
    public record Ended(boolean ended, @Nullable Problem problem) {}
}
