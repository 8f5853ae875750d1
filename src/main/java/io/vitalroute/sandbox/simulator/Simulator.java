package io.vitalroute.sandbox.simulator;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.vitalroute.sandbox.cloud.CloudParts;
import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.cloud.dexcom.DexcomCloud;
import io.vitalroute.sandbox.cloud.garmin.GarminCloud;
import io.vitalroute.sandbox.cloud.google.GoogleCloud;
import io.vitalroute.sandbox.cloud.oauth.Consent;
import io.vitalroute.sandbox.cloud.omron.OmronCloud;
import io.vitalroute.sandbox.cloud.oura.OuraCloud;
import io.vitalroute.sandbox.cloud.polar.PolarCloud;
import io.vitalroute.sandbox.cloud.whoop.WhoopCloud;
import io.vitalroute.sandbox.cloud.withings.WithingsCloud;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.Hosted;
import io.vitalroute.sandbox.http.HttpHost;
import io.vitalroute.sandbox.http.OAuthClient;
import io.vitalroute.sandbox.http.Received;

/** Clouds of all vendors, each below {@code /VENDOR} of one address. */
public final class Simulator implements Hosted {
    private static final Map<String, Function<CloudParts, VendorCloud>> VENDORS = new TreeMap<>(Map.of(
            "dexcom", DexcomCloud::new,
            "garmin", GarminCloud::new,
            "google-health", GoogleCloud::new,
            "omron", OmronCloud::new,
            "oura", OuraCloud::new,
            "polar", PolarCloud::new,
            "whoop", WhoopCloud::new,
            "withings", WithingsCloud::new));

    private final HttpHost host;
    private final Map<String, VendorCloud> clouds = new LinkedHashMap<>();

    private Simulator(SimulatorSettings settings) {
        this.host = HttpHost.start(settings.host(), this::answer);
        VENDORS.forEach((name, made) -> clouds.put(name, made.apply(parts(name, settings))));
    }

    /** Starts all vendors, with nobody connected. */
    public static Simulator start(SimulatorSettings settings) {
        return new Simulator(settings);
    }

    private CloudParts parts(String name, SimulatorSettings settings) {
        return new CloudParts(
                name,
                URI.create(host.uri() + "/" + name),
                settings.population(),
                OAuthClient.withSecret("sim-" + name, "secret-of-" + name),
                settings.clock().instant().minus(settings.history()),
                settings.rhythm(),
                settings.clock());
    }

    /** A vendor's cloud. */
    public VendorCloud cloud(String vendor) {
        VendorCloud cloud = clouds.get(vendor);
        if (cloud == null) {
            throw new IllegalArgumentException("no vendor " + vendor + ", only " + clouds.keySet());
        }
        return cloud;
    }

    /** All of them. */
    public Collection<VendorCloud> clouds() {
        return clouds.values();
    }

    /**
     * The settings that lead an engine here: {@code VENDOR.api}, {@code .authorize}, {@code .token}, {@code .client-id},
     * {@code .client-secret}, and what else the vendor has.
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (VendorCloud cloud : clouds.values()) {
            OAuthClient client = cloud.parts().client();
            settings.put(cloud.name() + ".client-id", client.id());
            settings.put(cloud.name() + ".client-secret", String.valueOf(client.secret()));
            cloud.settings().forEach((name, value) -> settings.put(cloud.name() + "." + name, value));
        }
        return settings;
    }

    /** From now on everybody allows everything, at every vendor: the first to come is person 0, the next person 1. */
    public void automatic() {
        clouds.values().forEach(cloud -> cloud.oauth().consent(Consent.automatic(0)));
    }

    /** Devices and phones synchronize with all vendors; done when every notice is taken or given up. */
    public CompletableFuture<Void> sync() {
        return CompletableFuture.allOf(
                clouds.values().stream().map(VendorCloud::sync).toArray(CompletableFuture[]::new));
    }

    @Override
    public HttpHost host() {
        return host;
    }

    private Answer answer(Received received) {
        int slash = received.path().indexOf('/', 1);
        VendorCloud cloud = slash < 0 ? null : clouds.get(received.path().substring(1, slash));
        return cloud == null ? Answer.of(404) : cloud.answer(received);
    }
}
