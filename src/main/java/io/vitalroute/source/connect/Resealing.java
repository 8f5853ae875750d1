package io.vitalroute.source.connect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.vitalroute.problem.ProblemException;

/** After a new key: seals all tokens with it, so that the old one can be thrown away. */
public final class Resealing {
    private static final int PAGE = 200;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Connections connections;
    private final Secrets secrets;

    /** For all connections. */
    public Resealing(Connections connections, Secrets secrets) {
        this.connections = connections;
        this.secrets = secrets;
    }

    /** Seals what an older key sealed. It takes the right to renew for it, so that no token of a renewal is lost. */
    public Result run() {
        int done = 0;
        int left = 0;
        String after = null;
        List<SealedTokens> page;
        do {
            page = connections.page(after, PAGE);
            for (SealedTokens tokens : page) {
                after = tokens.connection();
                if (!secrets.isCurrent(tokens.sealed())) {
                    boolean sealed = reseal(tokens);
                    done += sealed ? 1 : 0;
                    left += sealed ? 0 : 1;
                }
            }
        } while (!page.isEmpty());
        return new Result(done, left);
    }

    private boolean reseal(SealedTokens tokens) {
        Optional<SealedTokens> mine = connections.beginRenewal(tokens.connection(), tokens.version(), LEASE);
        try {
            return mine.isPresent() && connections.renewed(sealed(mine.get()));
        } catch (ProblemException e) {
            connections.renewalFailed(tokens.connection(), tokens.version());
            throw e;
        }
    }

    private SealedTokens sealed(SealedTokens tokens) {
        String purpose = TokenSafe.purpose(tokens.connection());
        byte[] sealed = secrets.seal(secrets.open(tokens.sealed(), purpose), purpose);
        return new SealedTokens(tokens.connection(), tokens.version() + 1, sealed, tokens.expiresAt());
    }

    /**
     * What was done.
     *
     * @param done how many are sealed with the new key now
     * @param left how many are not, as they were being renewed: once more, then
     */
    public record Result(int done, int left) {}
}
