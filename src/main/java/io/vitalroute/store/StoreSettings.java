package io.vitalroute.store;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where the state lies and how this process uses it.
 *
 * @param url {@code sqlite:/path/to/file.db}, {@code postgresql://host:port/database}, or {@code memory}: a SQLite file
 *     in the temporary folder that is gone when the store is closed
 * @param user and {@code password}: for PostgreSQL
 * @param engine a name that no other engine on this database has; leases are held under it
 * @param role what this process does with it
 * @param lease how long claimed work stays ours without a heartbeat
 * @param heartbeat how often leases are renewed and lost ones of other engines are taken up
 * @param poll how often the listeners are called without a reason of ours: finds what other engines or the command line
 *     queued, and retries that came due
 */
public record StoreSettings(
        String url,
        @Nullable String user,
        @Nullable String password,
        String engine,
        Role role,
        Duration lease,
        Duration heartbeat,
        Duration poll) {

    /** What a process does with the store. */
    public enum Role {
        /** Works: takes leases, recovers what dead engines left. */
        ENGINE,
        /** Looks and asks, as the command line does beside a running engine. */
        TOOL
    }

    /** An engine with the usual times: lease 30 s, heartbeat 5 s, poll 500 ms. */
    public static StoreSettings of(String url) {
        return new StoreSettings(
                url,
                null,
                null,
                UUID.randomUUID().toString(),
                Role.ENGINE,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMillis(500));
    }

    /** The same with a user. */
    public StoreSettings login(@Nullable String name, @Nullable String secret) {
        return new StoreSettings(url, name, secret, engine, role, lease, heartbeat, poll);
    }

    /** The same in another role. */
    public StoreSettings as(Role other) {
        return new StoreSettings(url, user, password, engine, other, lease, heartbeat, poll);
    }

    /** The same with other times. */
    public StoreSettings times(Duration newLease, Duration newHeartbeat, Duration newPoll) {
        return new StoreSettings(url, user, password, engine, role, newLease, newHeartbeat, newPoll);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "StoreSettings[" + url + ", engine " + engine + ", " + role + "]";
    }
}
