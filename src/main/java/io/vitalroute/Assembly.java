package io.vitalroute;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.vitalroute.camel.Engine;
import io.vitalroute.camel.EngineParts;
import io.vitalroute.camel.JavaHttp;
import io.vitalroute.camel.operations.Vitals;
import io.vitalroute.check.LiveMappings;
import io.vitalroute.check.MappingFolder;
import io.vitalroute.check.MappingWatch;
import io.vitalroute.cli.House;
import io.vitalroute.config.Settings;
import io.vitalroute.identity.Links;
import io.vitalroute.identity.TrustedSenders;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.pipeline.Destinations;
import io.vitalroute.pipeline.Spine;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;
import io.vitalroute.source.connect.ConnectParts;
import io.vitalroute.source.connect.TinkSecrets;
import io.vitalroute.source.connect.VendorClient;
import io.vitalroute.source.vendor.Vendors;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;

/** Wires the rooms. */
record Assembly(Path home, Settings settings, Clock clock, PrintStream out, PrintStream err) implements House {
    /** How often the mapping files are looked at. */
    private static final Duration WATCH = Duration.ofSeconds(1);

    /** When the tests of the mappings run: not while the start, and what has piled up, want the processor. */
    private static final Duration TEST_AFTER = Duration.ofSeconds(10);

    @Override
    public Metrics metrics() {
        List<Problem> problems = new ArrayList<>();
        Metrics metrics = folder().metrics(problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return metrics;
    }

    @Override
    public Mappings mappings() {
        List<Problem> problems = new ArrayList<>();
        Mappings mappings = folder().mappings(metrics(), problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return mappings;
    }

    @Override
    public Store store(Settings own) {
        return Store.open(storeSettings(own).as(StoreSettings.Role.TOOL), clock);
    }

    @Override
    public ConnectParts connecting(Store store) {
        List<Problem> problems = new ArrayList<>();
        Vendors vendors = Vendors.read(home.resolve("routes"), settings, problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new ConnectParts(
                vendors::find,
                name -> VendorClient.of(settings, name),
                store.connections(),
                TinkSecrets.of(settings),
                new JavaHttp());
    }

    @Override
    public Engine start(Settings own) {
        LiveMappings mappings = LiveMappings.of(home.resolve("mappings"));
        Store store = Store.open(storeSettings(own), clock);
        Destinations destinations = new Destinations();
        Function<String, Metric> metric =
                name -> mappings.metrics().byName(name).orElseThrow();
        Links links =
                TrustedSenders.beside(store.links(), "hl7", "mllp-in.authorities", own.get("mllp-in.authorities", ""));
        Spine spine =
                new Spine(store.inbox(), store.ledger(), links, mappings, mappings::sources, destinations, metric);
        MappingWatch watch = MappingWatch.start(mappings, WATCH, TEST_AFTER, spine::mappingsChanged);
        Connecting connecting = Connecting.of(own, home.resolve("routes"), store, clock);
        return Engine.start(new EngineParts(
                spine,
                store.inbox(),
                store.outbox(),
                destinations,
                mappings,
                metric,
                own,
                home.resolve("routes"),
                home.resolve("mappings").resolve("templates"),
                clock,
                new Vitals(store.journal()::figures, store::check, connecting.parts()::fetching, clock),
                store.housekeeping(),
                connecting.parts(),
                connecting.pages(),
                store.phones(),
                () -> {
                    watch.close();
                    store.close();
                }));
    }

    private MappingFolder folder() {
        return new MappingFolder(home.resolve("mappings"));
    }

    private StoreSettings storeSettings(Settings own) {
        String url = own.get("store.url", "sqlite:" + home.resolve("data").resolve("vitalroute.db"));
        if (url.startsWith("sqlite:")) {
            try {
                Files.createDirectories(Path.of(url.substring("sqlite:".length()))
                        .toAbsolutePath()
                        .getParent());
            } catch (IOException e) {
                throw new ProblemException(Problem.of(
                                ProblemCode.K101_UNAVAILABLE, Where.of(url), "the folder of the store cannot be made")
                        .hint("see that this user may write there, or set STORE_URL"));
            }
        }
        StoreSettings usual = StoreSettings.of(url);
        Duration lease = Duration.ofSeconds(own.number("store.lease-seconds", 30, 1, 3_600));
        return usual.times(lease, lease.dividedBy(6), usual.poll())
                .login(
                        own.find("store.user").orElse(null),
                        own.find("store.password").orElse(null));
    }
}
