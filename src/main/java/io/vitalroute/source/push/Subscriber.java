package io.vitalroute.source.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.source.connect.Secrets;
import io.vitalroute.source.connect.Subscriptions;
import io.vitalroute.source.connect.Subscriptions.Subscription;
import io.vitalroute.source.http.HttpExchange;
import io.vitalroute.source.push.SubscriptionPlan.Deed;
import io.vitalroute.source.vendor.Call;
import io.vitalroute.source.vendor.HttpCall;
import io.vitalroute.source.vendor.Subscribing;
import io.vitalroute.source.vendor.Vendor;

/** Makes, prolongs, revives and ends subscriptions, so that there is what is wanted. */
public final class Subscriber {
    private static final int NOT_FOUND = 404;

    private final Subscriptions kept;
    private final Secrets secrets;
    private final HttpExchange http;
    private final Keys keys;

    /** With these parts. */
    public Subscriber(Subscriptions kept, Secrets secrets, HttpExchange http, Keys keys) {
        this.kept = kept;
        this.secrets = secrets;
        this.http = http;
        this.keys = keys;
    }

    /**
     * For whom.
     *
     * @param connection its id; null where one is for all
     * @param token its access token; null likewise
     * @param callback where notices go
     */
    public record For(@Nullable String connection, @Nullable String token, String callback) {
        @Override
        public String toString() {
            return "For[" + connection + "]";
        }
    }

    /**
     * Compares what there is with what is wanted, and does what is missing.
     *
     * @return how many calls changed something
     * @throws ProblemException S308 where the vendor does not answer or refuses; what was done before stays
     */
    public int tend(Vendor vendor, Subscribing how, For whom, Instant now) {
        List<Subscription> ours = ours(vendor, whom.connection());
        boolean secretKnown = how.answer().secret() == null || ours.stream().anyMatch(one -> one.secret() != null);
        List<Deed> deeds = SubscriptionPlan.of(how, whom.callback(), there(vendor, how, whom, ours), secretKnown, now);
        deeds.forEach(deed -> does(vendor, how, whom, deed, now));
        return (int) deeds.stream().filter(deed -> !(deed instanceof Deed.Keep)).count();
    }

    /** Forgets those of a connection that has ended: with its tokens the vendor has thrown them away. */
    public void forget(String vendor, String connection) {
        kept.list(vendor).stream()
                .filter(one -> connection.equals(one.connection()))
                .forEach(kept::remove);
    }

    private List<Subscription> ours(Vendor vendor, @Nullable String connection) {
        return kept.list(vendor.name()).stream()
                .filter(one -> connection == null ? one.connection() == null : connection.equals(one.connection()))
                .toList();
    }

    /** What the vendor says that there is; what we know where it does not tell. */
    private List<Subscribed> there(Vendor vendor, Subscribing how, For whom, List<Subscription> ours) {
        Call there = how.there();
        if (there == null) {
            return ours.stream()
                    .map(one -> new Subscribed(one.topic(), whom.callback(), one.remote(), one.expiresAt(), true))
                    .toList();
        }
        HttpExchange.Answer answer = send(vendor, there, whom, Map.of());
        if (answer.status() == NOT_FOUND) {
            return List.of();
        }
        return read(vendor, good(vendor, answer), how);
    }

    private void does(Vendor vendor, Subscribing how, For whom, Deed deed, Instant now) {
        if (deed instanceof Deed.Subscribe subscribe) {
            byte[] body = good(vendor, send(vendor, how.subscribe(), whom, topic(subscribe.topic())));
            List<Subscribed> made = read(vendor, body, how);
            keep(vendor, whom, subscribe.topic(), made.isEmpty() ? null : made.get(0), secret(vendor, body, how), now);
        } else if (deed instanceof Deed.Renew renew && how.renew() != null) {
            byte[] body = good(vendor, send(vendor, how.renew(), whom, values(renew.topic(), renew.one())));
            List<Subscribed> renewed = read(vendor, body, how);
            keep(vendor, whom, renew.topic(), renewed.isEmpty() ? renew.one() : renewed.get(0), null, now);
        } else if (deed instanceof Deed.Revive revive && how.revive() != null) {
            good(vendor, send(vendor, how.revive(), whom, values(revive.topic(), revive.one())));
            keep(vendor, whom, revive.topic(), revive.one(), null, now);
        } else if (deed instanceof Deed.Remove remove) {
            HttpExchange.Answer answer =
                    send(vendor, how.remove(), whom, values(remove.one().topic(), remove.one()));
            if (answer.status() != NOT_FOUND) {
                good(vendor, answer);
            }
            kept.remove(subscription(vendor, whom, remove.one().topic(), remove.one(), null, now));
        } else if (deed instanceof Deed.Keep same) {
            keep(vendor, whom, same.topic(), same.one(), null, now);
        }
    }

    /** A secret that was told before stays. */
    private void keep(
            Vendor vendor, For whom, String topic, @Nullable Subscribed there, byte @Nullable [] secret, Instant now) {
        Optional<Subscription> before = ours(vendor, whom.connection()).stream()
                .filter(one -> one.topic().equals(topic))
                .findFirst();
        byte[] sealed = secret == null ? before.map(Subscription::secret).orElse(null) : secret;
        kept.put(subscription(vendor, whom, topic, there, sealed, now));
    }

    private static Subscription subscription(
            Vendor vendor, For whom, String topic, @Nullable Subscribed there, byte @Nullable [] secret, Instant now) {
        return new Subscription(
                vendor.name(),
                whom.connection(),
                topic,
                there == null ? null : there.remote(),
                secret,
                there == null ? null : there.expires(),
                now);
    }

    private HttpExchange.Answer send(Vendor vendor, Call call, For whom, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("callback", whom.callback());
        put(values, vendor, "client-id", Keys.CLIENT);
        put(values, vendor, "client-secret", "client-secret");
        put(values, vendor, "token", Keys.TOKEN);
        values.put("client-basic", basic(values));
        Map<String, String> headers =
                whom.token() == null ? Map.of() : Map.of("Authorization", "Bearer " + whom.token());
        try {
            return http.send(HttpExchange.Request.of(HttpCall.of(vendor, call, values), headers));
        } catch (IOException e) {
            throw refused(vendor, "the vendor does not answer");
        }
    }

    private void put(Map<String, Object> values, Vendor vendor, String blank, String key) {
        keys.of(vendor.name(), key).stream().findFirst().ifPresent(value -> values.put(blank, value));
    }

    /** RFC 7617 section 2. */
    private static String basic(Map<String, Object> values) {
        String pair = values.getOrDefault("client-id", "") + ":" + values.getOrDefault("client-secret", "");
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> topic(String topic) {
        Map<String, Object> values = new HashMap<>();
        values.put("topic", topic);
        String[] parts = topic.split("\\.", 2);
        values.put("topic-first", parts[0]);
        values.put("topic-second", parts[parts.length - 1]);
        return values;
    }

    private static Map<String, Object> values(String topic, Subscribed one) {
        Map<String, Object> values = topic(topic);
        if (one.remote() != null) {
            values.put("remote", one.remote());
        }
        return values;
    }

    private static byte[] good(Vendor vendor, HttpExchange.Answer answer) {
        if (!answer.isGood() || !Subscribed.isOk(answer.body(), vendor.answers())) {
            throw refused(vendor, "the vendor answers a call for notices with HTTP " + answer.status());
        }
        return answer.body();
    }

    private static List<Subscribed> read(Vendor vendor, byte[] body, Subscribing how) {
        try {
            return body.length == 0 ? List.of() : Subscribed.list(body, how.answer());
        } catch (IOException e) {
            throw refused(vendor, "an answer about notices cannot be read");
        }
    }

    private byte @Nullable [] secret(Vendor vendor, byte[] body, Subscribing how) {
        if (how.answer().secret() == null) {
            return null;
        }
        try {
            String secret = Subscribed.secret(body, how.answer());
            if (secret != null) {
                return secrets.seal(secret.getBytes(StandardCharsets.UTF_8), Keys.purpose(vendor.name()));
            }
        } catch (IOException e) {
            // told below: without the secret nothing that comes could be checked
        }
        throw refused(vendor, "the vendor does not tell what it signs with");
    }

    private static ProblemException refused(Vendor vendor, String message) {
        return new ProblemException(Problem.of(ProblemCode.S308_SUBSCRIPTION, Where.of(vendor.name()), message)
                .hint("what it does not tell of is fetched by the schedule; it is tried again tomorrow"));
    }
}
