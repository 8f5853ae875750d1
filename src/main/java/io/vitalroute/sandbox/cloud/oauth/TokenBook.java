package io.vitalroute.sandbox.cloud.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.vitalroute.sandbox.cloud.oauth.OAuthManners.Renewal;

/** Codes, tokens and grants of a vendor, and what clients did wrong with them. */
public final class TokenBook {
    private static final Duration OVERLAP = Duration.ofHours(8);

    private final OAuthManners manners;
    private final Clock clock;
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Access> access = new HashMap<>();
    private final Map<String, Refresh> refresh = new HashMap<>();
    private final Map<String, Held> grants = new LinkedHashMap<>();
    private int replays;
    private int refreshed;

    TokenBook(OAuthManners manners, Clock clock) {
        this.manners = manners;
        this.clock = clock;
    }

    private record Code(Grant grant, String redirect, String challenge, Instant expires) {}

    /** The access tokens that a grant has had and that are not thrown away yet. */
    private record Held(Grant grant, List<String> tokens) {}

    private static final class Access {
        private final Grant grant;
        private Instant expires;
        private boolean used;

        Access(Grant grant, Instant expires) {
            this.grant = grant;
            this.expires = expires;
        }
    }

    private static final class Refresh {
        private final Grant grant;
        private final Instant expires;
        private @Nullable Instant used;
        private @Nullable Access successor;

        Refresh(Grant grant, Instant expires) {
            this.grant = grant;
            this.expires = expires;
        }
    }

    Instant now() {
        return clock.instant();
    }

    String newId() {
        return UUID.randomUUID().toString();
    }

    synchronized String code(Grant grant, String redirect, String challenge) {
        String code = newId().replace("-", "");
        codes.put(code, new Code(grant, redirect, challenge, now().plus(manners.codeLives())));
        return code;
    }

    synchronized Tokens exchange(String text, String redirect, String challenge) {
        Code code = codes.remove(text);
        if (code == null || now().isAfter(code.expires())) {
            return new Tokens.Refused("invalid_grant", "the code is unknown, used or too old");
        }
        if (!code.redirect().equals(redirect)) {
            return new Tokens.Refused("invalid_grant", "redirect_uri is not the one of the authorization request");
        }
        if (!code.challenge().equals(challenge)) {
            return new Tokens.Refused("invalid_grant", "code_verifier does not fit the challenge");
        }
        grants.put(code.grant().id(), new Held(code.grant(), new ArrayList<>()));
        return issue(code.grant(), null);
    }

    synchronized Tokens refresh(String text) {
        Refresh old = refresh.get(text);
        if (old == null || now().isAfter(old.expires) || !grants.containsKey(old.grant.id())) {
            return new Tokens.Refused("invalid_grant", "the refresh token is unknown, expired or revoked");
        }
        if (old.used != null && !stillGood(old, old.used)) {
            replays++;
            if (manners.renewal() == Renewal.SINGLE_USE) {
                revoke(old.grant);
            }
            return new Tokens.Refused("invalid_grant", "the refresh token was used before");
        }
        refreshed++;
        return issue(old.grant, text);
    }

    private boolean stillGood(Refresh old, Instant used) {
        return switch (manners.renewal()) {
            case STAYS -> true;
            case OVERLAPPING -> (old.successor == null || !old.successor.used) && now().isBefore(used.plus(OVERLAP));
            default -> false;
        };
    }

    private Tokens.Issued issue(Grant grant, @Nullable String before) {
        Held held = Optional.ofNullable(grants.get(grant.id())).orElseThrow();
        held.tokens().removeIf(token -> {
            Access one = access.get(token);
            boolean expired = one == null || now().isAfter(one.expires);
            return expired && (one == null || access.remove(token, one));
        });
        String token = newId();
        Access next = new Access(grant, now().plus(manners.accessLives()));
        access.put(token, next);
        held.tokens().add(token);
        String scope = String.join(manners.joinedBy(), grant.scopes());
        return new Tokens.Issued(grant, token, renewed(grant, before, next), manners.accessLives(), scope);
    }

    private Optional<String> renewed(Grant grant, @Nullable String before, Access next) {
        if (manners.renewal() == Renewal.NONE) {
            return Optional.empty();
        }
        if (before != null) {
            Refresh old = Optional.ofNullable(refresh.get(before)).orElseThrow();
            old.used = old.used == null ? now() : old.used;
            old.successor = next;
            if (manners.renewal() == Renewal.STAYS) {
                return Optional.empty();
            }
        }
        String token = newId();
        refresh.put(token, new Refresh(grant, now().plus(manners.refreshLives())));
        return Optional.of(token);
    }

    /** Whose access token it is, as long as it is good. */
    public synchronized Optional<Grant> bearer(String token) {
        Access found = access.get(token);
        if (found == null || !now().isBefore(found.expires) || !grants.containsKey(found.grant.id())) {
            return Optional.empty();
        }
        found.used = true;
        return Optional.of(found.grant);
    }

    /** The grants that hold. */
    public synchronized Collection<Grant> grants() {
        return grants.values().stream().map(Held::grant).toList();
    }

    /** The grants that a person has made and that hold. */
    public synchronized List<Grant> of(int person) {
        return grants().stream().filter(grant -> grant.person() == person).toList();
    }

    /** Whose grant a refresh token, used or not, belongs to. */
    public synchronized Optional<Grant> owner(String refreshToken) {
        return Optional.ofNullable(refresh.get(refreshToken)).map(found -> found.grant);
    }

    /** Ends a grant with all its tokens. */
    public synchronized void revoke(Grant grant) {
        Held held = grants.remove(grant.id());
        if (held != null) {
            held.tokens().forEach(access::remove);
        }
    }

    /** The person's access tokens end now; refresh tokens stay. */
    public synchronized void expire(int person) {
        access.values().stream().filter(one -> one.grant.person() == person).forEach(one -> one.expires = now());
    }

    /** How often a refresh token was shown that had been used. */
    public synchronized int replays() {
        return replays;
    }

    /** How often tokens were refreshed. */
    public synchronized int refreshed() {
        return refreshed;
    }
}
