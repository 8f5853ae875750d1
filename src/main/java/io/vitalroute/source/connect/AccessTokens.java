package io.vitalroute.source.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.source.vendor.Vendor;

/**
 * Access tokens that are still good. They are renewed before they end, by one thread of one engine; until the renewal is
 * done the others go on with the old one, or wait a little. What is read from the store is remembered for half a minute.
 *
 * <p>A new token is in the store before anybody uses it. If the process dies after the vendor gave it and before it is
 * there, the old refresh token is tried again: Withings takes it for eight hours, Google always; vendors whose refresh
 * tokens work only once (Oura, WHOOP, Garmin, Dexcom) may refuse it, and the patient has to connect again.
 */
public final class AccessTokens {
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 300;

    private final ConnectParts parts;
    private final Clock clock;
    private final Pause pause;
    private final TokenSafe safe;
    private final Renewals renewals;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    /** With these parts. */
    public AccessTokens(ConnectParts parts, Clock clock) {
        this(parts, clock, Pause.SLEEP);
    }

    AccessTokens(ConnectParts parts, Clock clock, Pause pause) {
        this.parts = parts;
        this.clock = clock;
        this.pause = pause;
        this.safe = new TokenSafe(parts.secrets());
        this.renewals = new Renewals(parts, clock);
    }

    /**
     * A token for a connection; waits where it is being renewed, half a minute at most.
     *
     * @param connection its id
     * @throws ProblemException S407 where the patient has to connect again, S410 where it is not connected; with a
     *     disposition of RETRY where no token is to be had now
     */
    public AccessToken get(String connection) {
        String refusal = refused.get(connection); // before the token: what ends a refusal comes after the new token
        Held known = held.get(connection);
        if (known != null
                && clock.instant().isBefore(known.until())
                && !known.token().value().equals(refusal)) {
            return known.token();
        }
        for (int look = 0; look < LOOKS; look++) {
            Optional<AccessToken> token = look(connection);
            if (token.isPresent()) {
                return token.get();
            }
            pause();
        }
        throw new ProblemException(Problem.of(
                        ProblemCode.S201_NO_ANSWER,
                        Where.of("connection " + connection),
                        "its token is being renewed by another thread or engine for too long")
                .hint("it is tried again by itself"));
    }

    /**
     * Says that the vendor answered 401 to this token. It is renewed once, unless that has happened meanwhile; a token that
     * cannot be renewed means that the patient has to connect again.
     */
    public void refused(AccessToken token) {
        refused.put(token.connection(), token.value());
        held.computeIfPresent(token.connection(), (id, known) -> known.token().equals(token) ? null : known);
    }

    /** One try; empty where somebody else is renewing the tokens, which cannot be used until then. */
    private Optional<AccessToken> look(String id) {
        renewals.save(id);
        String refusal = refused.get(id); // before the tokens, as above
        Connection connection = connected(id);
        Vendor vendor = parts.vendor(connection.vendor());
        SealedTokens sealed = parts.connections().tokens(id).orElseThrow(() -> notConnected(id));
        Tokens tokens = safe.open(sealed);
        Instant now = clock.instant();
        Freshness freshness = Freshness.of(ConnectParts.oauth(vendor).renewal(), tokens, refusal, now);
        return switch (freshness) {
            case GOOD -> Optional.of(remember(id, tokens, now));
            case AGEING -> {
                Tokens renewed = renewals.early(vendor, sealed, tokens);
                yield Optional.of(remember(id, renewed == null ? tokens : renewed, now));
            }
            case STALE ->
                Optional.ofNullable(renewals.now(vendor, sealed, tokens)).map(renewed -> remember(id, renewed, now));
            case UNWANTED -> throw unwanted(vendor, id);
            case DEAD -> throw renewals.dead(vendor, sealed, "its token has ended and cannot be renewed");
        };
    }

    private AccessToken remember(String id, Tokens tokens, Instant now) {
        AccessToken token = new AccessToken(id, tokens.access());
        Instant end = now.plus(KEPT);
        Instant until = end.isBefore(tokens.expiresAt()) ? end : tokens.expiresAt();
        // another thread may have read newer ones while this one was on its way
        held.merge(
                id,
                new Held(token, tokens.obtainedAt(), until),
                (old, fresh) -> old.isNewer(fresh) && now.isBefore(old.until()) ? old : fresh);
        refused.computeIfPresent(id, (key, value) -> value.equals(tokens.access()) ? value : null);
        return token;
    }

    private Connection connected(String id) {
        Optional<Connection> connection = parts.connections().get(id);
        if (connection.isPresent() && connection.get().state() == Connection.State.CONNECTED) {
            return connection.get();
        }
        held.remove(id);
        refused.remove(id);
        Problem problem = connection.map(Connection::problem).orElse(null);
        throw problem == null ? notConnected(id) : new ProblemException(problem);
    }

    static ProblemException notConnected(String id) {
        return new ProblemException(Problem.of(
                ProblemCode.S410_NOT_CONNECTED, Where.of("connection " + id), "the account is not connected any more"));
    }

    private static ProblemException unwanted(Vendor vendor, String id) {
        return new ProblemException(Problem.of(
                        ProblemCode.S203_UNAUTHORIZED,
                        Where.of(vendor.name() + " connection " + id),
                        "the vendor refuses a token that it gave just now")
                .hint("its service may be disturbed; it is tried again"));
    }

    private void pause() {
        try {
            pause.pause(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    Problem.of(ProblemCode.S201_NO_ANSWER, Where.of("engine"), "it stops while it waits for a token"));
        }
    }

    /** A token that was good in the store, and until when it is taken for good without looking there. */
    private record Held(AccessToken token, Instant obtainedAt, Instant until) {
        boolean isNewer(Held other) {
            return obtainedAt.isAfter(other.obtainedAt);
        }
    }
}
