package io.vitalroute.source.connect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.PatientRef;

/** Connections in memory, shared by several engines of a test, which may find the store away. */
final class MemoryConnections implements Connections {
    private final MemoryInvitations invitations;
    private final Clock clock;
    private final Map<String, Connection> connections = new TreeMap<>();
    private final Map<String, SealedTokens> tokens = new TreeMap<>();
    private final Map<String, Instant> leases = new HashMap<>();
    private final Map<String, PatientRef> owners = new HashMap<>();
    private final List<Newcomer> newcomers = new ArrayList<>();
    private boolean away;
    private int reads;

    MemoryConnections(MemoryInvitations invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Connection> connect(Newcomer newcomer) {
        here();
        Invitation invitation = newcomer.invitation();
        String key = invitation.vendor() + "/" + newcomer.account();
        PatientRef owner = owners.getOrDefault(key, invitation.patient());
        if (!owner.equals(invitation.patient())) {
            throw problem(ProblemCode.I106_OTHER_PATIENT);
        }
        Optional<Connection> before = find(invitation.vendor(), newcomer.account());
        if (before.isPresent() && !before.get().id().equals(newcomer.id())) {
            throw problem(ProblemCode.K108_OVERTAKEN);
        }
        if (!invitations.use(invitation.id(), clock.instant())) {
            return Optional.empty();
        }
        long version = Optional.ofNullable(tokens.get(newcomer.id()))
                        .map(SealedTokens::version)
                        .orElse(0L)
                + 1;
        SealedTokens given = newcomer.tokens();
        tokens.put(newcomer.id(), new SealedTokens(newcomer.id(), version, given.sealed(), given.expiresAt()));
        owners.put(key, invitation.patient());
        newcomers.add(newcomer);
        leases.remove(newcomer.id());
        Connection connection = new Connection(
                newcomer.id(),
                invitation.vendor(),
                newcomer.account(),
                Connection.State.CONNECTED,
                newcomer.scopes(),
                clock.instant(),
                clock.instant(),
                null);
        connections.put(connection.id(), connection);
        return Optional.of(connection);
    }

    @Override
    public synchronized Optional<Connection> find(String vendor, String account) {
        here();
        return connections.values().stream()
                .filter(one -> one.vendor().equals(vendor) && one.account().equals(account))
                .findFirst();
    }

    @Override
    public synchronized Optional<Connection> get(String id) {
        here();
        reads++;
        return Optional.ofNullable(connections.get(id));
    }

    @Override
    public synchronized List<Connection> list(@Nullable String vendor, Connection.@Nullable State state) {
        return connections.values().stream()
                .filter(one ->
                        (vendor == null || one.vendor().equals(vendor)) && (state == null || one.state() == state))
                .toList();
    }

    @Override
    public synchronized Optional<SealedTokens> tokens(String id) {
        here();
        return Optional.ofNullable(tokens.get(id));
    }

    @Override
    public synchronized Optional<SealedTokens> beginRenewal(String id, long version, Duration lease) {
        here();
        SealedTokens now = tokens.get(id);
        Instant until = leases.getOrDefault(id, Instant.MIN);
        if (now == null || now.version() != version || clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        leases.put(id, clock.instant().plus(lease));
        return Optional.of(now);
    }

    @Override
    public synchronized boolean renewed(SealedTokens fresh) {
        here();
        SealedTokens now = tokens.get(fresh.connection());
        if (now == null || now.version() != fresh.version() - 1) {
            return false;
        }
        tokens.put(fresh.connection(), fresh);
        leases.remove(fresh.connection());
        return true;
    }

    @Override
    public synchronized void renewalFailed(String id, long version) {
        here();
        leases.remove(id);
    }

    @Override
    public synchronized boolean needsReconnect(String id, long version, Problem problem) {
        here();
        return tokens.get(id).version() == version && state(id, Connection.State.NEEDS_RECONNECT, problem);
    }

    @Override
    public synchronized boolean disconnect(String id, String by) {
        here();
        tokens.remove(id);
        return state(id, Connection.State.DISCONNECTED, null);
    }

    @Override
    public synchronized void granted(String id, Set<String> scopes) {
        throw new UnsupportedOperationException("no test tells of changed permissions here");
    }

    @Override
    public synchronized List<SealedTokens> page(@Nullable String afterId, int max) {
        return tokens.values().stream()
                .filter(one -> afterId == null || one.connection().compareTo(afterId) > 0)
                .limit(max)
                .toList();
    }

    /** From now on every call fails, or none. */
    synchronized void away(boolean isAway) {
        away = isAway;
    }

    /** How often a connection was looked up. */
    synchronized int reads() {
        return reads;
    }

    synchronized Newcomer lastNewcomer() {
        return newcomers.get(newcomers.size() - 1);
    }

    private boolean state(String id, Connection.State state, @Nullable Problem problem) {
        Connection now = connections.get(id);
        if (now == null || now.state() == state) {
            return false;
        }
        connections.put(
                id,
                new Connection(
                        id,
                        now.vendor(),
                        now.account(),
                        state,
                        now.scopes(),
                        now.connectedAt(),
                        clock.instant(),
                        problem));
        return true;
    }

    private void here() {
        if (away) {
            throw problem(ProblemCode.K101_UNAVAILABLE);
        }
    }

    private static ProblemException problem(ProblemCode code) {
        return new ProblemException(Problem.of(code, Where.of("store"), code.title()));
    }
}
