package io.vitalroute.source.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.source.vendor.Vendor;

/** Asks vendors for new tokens, with the right to do so, and keeps what they give. */
final class Renewals {
    /** Far longer than the vendor may take to answer, so that nobody renews the same tokens at the same time. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final ConnectParts parts;
    private final Clock clock;
    private final TokenSafe safe;
    /** New tokens that the store could not take: the only ones that the vendor still knows. */
    private final Map<String, Unsaved> unsaved = new ConcurrentHashMap<>();

    private final Map<String, Held> heldBack = new ConcurrentHashMap<>();

    Renewals(ConnectParts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
        this.safe = new TokenSafe(parts.secrets());
    }

    /** New tokens in place of ones that are still good; null where there are none now, for whatever reason that passes. */
    @Nullable
    Tokens early(Vendor vendor, SealedTokens sealed, Tokens tokens) {
        return held(sealed.connection()).isPresent() ? null : renew(vendor, sealed, tokens, false);
    }

    /**
     * New tokens in place of ones that cannot be used; null where somebody else is renewing them.
     *
     * @throws ProblemException where the vendor gives none
     */
    @Nullable
    Tokens now(Vendor vendor, SealedTokens sealed, Tokens tokens) {
        Optional<Problem> back = held(sealed.connection());
        if (back.isPresent()) {
            throw new ProblemException(back.get());
        }
        return renew(vendor, sealed, tokens, true);
    }

    /** Keeps new tokens that could not be kept before, if there are any. */
    void save(String connection) {
        Unsaved waiting = unsaved.get(connection);
        if (waiting != null) {
            // false: they have been replaced meanwhile, by connecting anew
            parts.connections().renewed(safe.seal(connection, waiting.version(), waiting.tokens()));
            unsaved.remove(connection, waiting);
        }
    }

    /** The connection needs to be connected anew; what is to be thrown. */
    ProblemException dead(Vendor vendor, SealedTokens sealed, String message) {
        Problem problem = Problem.of(ProblemCode.S407_RECONNECT, where(vendor, sealed.connection()), message)
                .hint("invite the patient anew: vitalroute invite " + vendor.name() + " --patient 'SYSTEM|ID'");
        parts.connections().needsReconnect(sealed.connection(), sealed.version(), problem);
        return new ProblemException(problem);
    }

    private @Nullable Tokens renew(Vendor vendor, SealedTokens sealed, Tokens tokens, boolean needed) {
        String id = sealed.connection();
        if (parts.connections().beginRenewal(id, sealed.version(), LEASE).isEmpty()) {
            return null;
        }
        TokenAnswer answer = ask(vendor, sealed, tokens);
        if (answer instanceof TokenAnswer.Granted granted) {
            return kept(id, sealed.version() + 1, granted.tokens());
        }
        TokenAnswer.Failed failed = (TokenAnswer.Failed) answer;
        if (failed.kind() == TokenAnswer.Kind.GRANT) {
            throw dead(vendor, sealed, failed.problem().message());
        }
        parts.connections().renewalFailed(id, sealed.version());
        heldBack.put(id, new Held(clock.instant().plus(failed.pause()), failed.problem()));
        if (needed) {
            throw new ProblemException(failed.problem());
        }
        return null;
    }

    private TokenAnswer ask(Vendor vendor, SealedTokens sealed, Tokens tokens) {
        try {
            String refresh = tokens.refresh() == null ? "" : tokens.refresh();
            return parts.endpoint(vendor).refresh(refresh, clock.instant());
        } catch (RuntimeException e) {
            parts.connections().renewalFailed(sealed.connection(), sealed.version());
            throw e;
        }
    }

    private @Nullable Tokens kept(String id, long version, Tokens tokens) {
        heldBack.remove(id);
        unsaved.put(id, new Unsaved(version, tokens));
        boolean kept = parts.connections().renewed(safe.seal(id, version, tokens));
        unsaved.remove(id);
        return kept ? tokens : null;
    }

    private Optional<Problem> held(String id) {
        Instant now = clock.instant();
        Held back = heldBack.computeIfPresent(id, (key, held) -> now.isBefore(held.until()) ? held : null);
        return Optional.ofNullable(back).map(Held::problem);
    }

    private static Where where(Vendor vendor, String id) {
        return Where.of(vendor.name() + " connection " + id);
    }

    /** New tokens of which only this process knows. */
    private record Unsaved(long version, Tokens tokens) {
        @Override
        public String toString() {
            return "Unsaved[version " + version + "]";
        }
    }

    /** Why, and until when, the vendor is not asked again. */
    private record Held(Instant until, Problem problem) {}
}
