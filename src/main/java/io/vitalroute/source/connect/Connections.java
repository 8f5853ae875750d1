package io.vitalroute.source.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;

/** The connections that there are, and their tokens. Kept by the store; what returns is on disk. */
public interface Connections {

    /**
     * Connects an account, or connects it anew: the consent, the connection with its tokens, the link of the account to
     * the invited patient, the used invitation and the errands that begin its history commit together. A connection of
     * the same vendor and account keeps its id, and its cursors.
     *
     * @return empty where the invitation has been used or withdrawn meanwhile; nothing was written then
     * @throws io.vitalroute.problem.ProblemException I106 where the account is linked to another patient: unlink it
     *     first; K108 where the tokens are sealed for another id than the connection has, since somebody has connected the
     *     account just now: look it up, seal for its id, and connect again
     */
    Optional<Connection> connect(Newcomer newcomer);

    /** By vendor and the vendor's user id. */
    Optional<Connection> find(String vendor, String account);

    /** By its own id. */
    Optional<Connection> get(String id);

    /** All, by vendor and account; null is any. */
    List<Connection> list(@Nullable String vendor, Connection.@Nullable State state);

    /** The tokens as they are now. */
    Optional<SealedTokens> tokens(String id);

    /**
     * Lets one engine, and in it one thread, renew the tokens of this version. Empty where they have been renewed, or where
     * somebody else does it at the moment: look at {@link #tokens} again in a little while. The right ends after the
     * lease, so that nobody who died keeps it.
     */
    Optional<SealedTokens> beginRenewal(String id, long version, Duration lease);

    /** Replaces the tokens of the version before, lease or not; false where they are not of that version any more. */
    boolean renewed(SealedTokens tokens);

    /** Gives the right to renew back, as the vendor did not answer. */
    void renewalFailed(String id, long version);

    /** The vendor refused for good: nothing is fetched until it is connected anew. False where it is otherwise already. */
    boolean needsReconnect(String id, long version, Problem problem);

    /**
     * Ends it: its tokens and errands are thrown away; what was received stays, as do its cursors, its link to the patient
     * and its subscriptions. False where it was ended before.
     */
    boolean disconnect(String id, String by);

    /** What the vendor grants now, as it tells that a user changed permissions. */
    void granted(String id, Set<String> scopes);

    /** All tokens, by connection's id, after one of them (null for the first): for sealing them with a new key. */
    List<SealedTokens> page(@Nullable String afterId, int max);

    /**
     * Who connects.
     *
     * @param id the connection's id if the account is new
     * @param tokens sealed for that id, or for the id of the connection where there is one; their version is counted on
     *     by the store
     * @param feeds for which history is fetched, with how far back; its live feeds begin now
     */
    record Newcomer(
            Invitation invitation,
            Consent consent,
            String id,
            String account,
            Set<String> scopes,
            SealedTokens tokens,
            List<Beginning> feeds) {}

    /** From when on a feed is fetched. */
    record Beginning(String feed, Instant from, Instant now) {}
}
