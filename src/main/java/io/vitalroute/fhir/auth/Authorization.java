package io.vitalroute.fhir.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * The header {@code Authorization} of one destination. A token is fetched when it is first needed, used by all until a
 * minute before it expires, and fetched once even if many ask at the same time.
 */
public final class Authorization {
    private final String destination;
    private final Credentials credentials;
    private final TokenExchange exchange;
    private final Supplier<String> unique;
    private @Nullable Token token;

    /**
     * For one destination.
     *
     * @param destination its name, for problems
     * @param unique gives an id that it never gave before, such as a random UUID
     */
    public Authorization(String destination, Credentials credentials, TokenExchange exchange, Supplier<String> unique) {
        this.destination = destination;
        this.credentials = credentials;
        this.exchange = exchange;
        this.unique = unique;
    }

    /**
     * The header's value; empty where none is sent.
     *
     * @throws ProblemException with a disposition of RETRY where no token is to be had now
     */
    public Optional<String> header(Instant now) {
        if (credentials instanceof Credentials.None) {
            return Optional.empty();
        }
        if (credentials instanceof Credentials.Basic basic) {
            byte[] pair = (basic.user() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }
        if (credentials instanceof Credentials.Fixed fixed) {
            return Optional.of("Bearer " + fixed.token());
        }
        return Optional.of("Bearer " + token(now));
    }

    /** Says that the server answered 401 to this header: the token is not used again, unless it has been renewed since. */
    public synchronized void refused(String header) {
        if (token != null && header.equals("Bearer " + token.value())) {
            token = null;
        }
    }

    private synchronized String token(Instant now) {
        Token current = token;
        if (current == null || !current.isFresh(now)) {
            current = fetch(now);
            token = current;
        }
        return current.value();
    }

    private Token fetch(Instant now) {
        try {
            return Token.read(destination, exchange.post(request(now)), now);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.D102_NO_ANSWER, Where.of(destination), "the token endpoint did not answer"));
        }
    }

    private TokenExchange.Request request(Instant now) {
        if (credentials instanceof Credentials.ClientSecret secret) {
            return TokenRequests.of(secret);
        }
        if (credentials instanceof Credentials.SignedAssertion assertion) {
            return TokenRequests.of(assertion, now, unique.get());
        }
        throw new IllegalStateException("credentials that need no token");
    }
}
