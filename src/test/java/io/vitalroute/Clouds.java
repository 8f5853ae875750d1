package io.vitalroute;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.vitalroute.sandbox.cloud.CloudParts;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.http.HttpHost;
import io.vitalroute.sandbox.http.OAuthClient;
import io.vitalroute.sandbox.http.Received;
import io.vitalroute.sandbox.people.Population;

/** Simulated vendors on one port, and the settings that lead an engine to them. */
public final class Clouds implements AutoCloseable {
    private final Map<String, VendorCloud> clouds = new ConcurrentHashMap<>();
    private final HttpHost host = HttpHost.start(HostSettings.on(0), this::answer);

    /** Adds a vendor whose people have been its customers for so long. */
    public VendorCloud add(String name, Duration since, Function<CloudParts, VendorCloud> kind) {
        VendorCloud cloud = kind.apply(new CloudParts(
                name,
                URI.create(host.uri() + "/" + name),
                Population.of(7, 5, ZoneId.of("Europe/Zurich")),
                OAuthClient.withSecret("client-of-the-test", "secret-of-the-test"),
                Instant.now().minus(since),
                Duration.ofMinutes(5),
                Clock.systemUTC()));
        clouds.put(name, cloud);
        return cloud;
    }

    /** The settings of all of them. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        clouds.forEach((name, cloud) -> {
            settings.put(name + ".enabled", "true");
            settings.put(name + ".client-id", "client-of-the-test");
            settings.put(name + ".client-secret", "secret-of-the-test");
            cloud.settings().forEach((key, value) -> settings.put(name + "." + key, value));
        });
        return settings;
    }

    private Answer answer(Received request) {
        VendorCloud cloud = clouds.get(request.path().split("/")[1]);
        return cloud == null ? Answer.of(404) : cloud.answer(request);
    }

    @Override
    public void close() {
        host.close();
    }
}
