package io.vitalroute.camel.push;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Subscriptions.Subscription;
import io.vitalroute.source.push.Keys;
import io.vitalroute.source.push.Subscriber;
import io.vitalroute.source.vendor.Push;
import io.vitalroute.source.vendor.Subscribing;
import io.vitalroute.source.vendor.Vendor;

/** The bean {@code subscriptions}: what vendors are to notify us of is made, looked at once a day, prolonged and revived. */
public final class SubscriptionsBean {
    private static final Logger LOG = LoggerFactory.getLogger("vitalroute.source");
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofHours(1);
    /** In the place of a connection's id, where one subscription is for all. */
    private static final String ALL = "all accounts";

    private final PushParts parts;
    private final Keys keys;
    private final Subscriber subscriber;
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

    SubscriptionsBean(PushParts parts, Keys keys) {
        this.parts = parts;
        this.keys = keys;
        this.subscriber = new Subscriber(parts.subscriptions(), parts.secrets(), parts.http(), keys);
    }

    /** Sees to the subscriptions of a vendor that nobody has looked at for a day, and to those of new accounts. */
    public void tend(String name) {
        Vendor vendor =
                parts.vendors().find(name).orElseThrow(() -> new IllegalArgumentException("no vendor file of " + name));
        Push push = vendor.push();
        Subscribing how = push == null ? null : push.subscribing();
        Optional<String> callback = push == null ? Optional.empty() : callback(name, push);
        if (how == null || callback.isEmpty()) {
            LOG.warn("{}: no notices are asked for: public.url, or the secret of the address, is not set", name);
            return;
        }
        List<Connection> connected = parts.connections().list(name, Connection.State.CONNECTED);
        if (how.perConnection()) {
            connected.stream()
                    .filter(one -> isDue(name, one.id()))
                    .forEach(one -> attempt(vendor, how, one.id(), callback.get()));
            forgetEnded(name, connected);
        } else if (!connected.isEmpty() && isDue(name, null)) {
            attempt(vendor, how, null, callback.get());
        }
    }

    /** Where the vendor is to send notices; empty while a setting is missing. */
    private Optional<String> callback(String name, Push push) {
        Optional<String> base = parts.settings().find("public.url").map(url -> url + "/push/" + name);
        return push.secret()
                ? base.flatMap(
                        url -> keys.of(name, Keys.ADDRESS).stream().findFirst().map(secret -> url + "/" + secret))
                : base;
    }

    private boolean isDue(String name, @Nullable String connection) {
        Instant now = parts.clock().instant();
        Instant earliest = notBefore.get(name + " " + (connection == null ? ALL : connection));
        if (earliest != null && now.isBefore(earliest)) {
            return false;
        }
        return parts.subscriptions().list(name).stream()
                .filter(one -> connection == null ? one.connection() == null : connection.equals(one.connection()))
                .map(Subscription::checkedAt)
                .min(Instant::compareTo)
                .map(checked -> now.isAfter(checked.plus(DAILY)))
                .orElse(true);
    }

    private void attempt(Vendor vendor, Subscribing how, @Nullable String connection, String callback) {
        String whom = connection == null ? ALL : connection;
        try {
            String token = connection == null ? null : parts.tokens().apply(connection);
            int changed = subscriber.tend(
                    vendor,
                    how,
                    new Subscriber.For(connection, token, callback),
                    parts.clock().instant());
            if (changed > 0) {
                LOG.info("{}: {} subscriptions of {} were made, prolonged or ended", vendor.name(), changed, whom);
            }
        } catch (ProblemException e) {
            Problem problem = e.first();
            LOG.warn("{}: subscriptions of {}: {}", vendor.name(), whom, problem);
            notBefore.put(vendor.name() + " " + whom, parts.clock().instant().plus(PAUSE));
        }
    }

    private void forgetEnded(String name, List<Connection> connected) {
        Set<String> ended = new HashSet<>();
        parts.subscriptions().list(name).forEach(one -> {
            if (one.connection() != null) {
                ended.add(one.connection());
            }
        });
        connected.forEach(one -> ended.remove(one.id()));
        ended.stream()
                .filter(id -> parts.connections()
                        .get(id)
                        .map(one -> one.state() == Connection.State.DISCONNECTED)
                        .orElse(true))
                .forEach(id -> subscriber.forget(name, id));
    }
}
