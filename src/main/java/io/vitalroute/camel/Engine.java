package io.vitalroute.camel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vitalroute.config.Settings;
import io.vitalroute.pipeline.Destination;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;

/** A running CamelContext with the route files of a folder, our components and our beans. */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Set<String> INNER = Set.of("inbox", "outbox", "direct");
    private static final int GRACE_SECONDS = 20;

    private final Main main;
    private final EngineParts parts;
    private final AtomicReference<@Nullable RouteWatch> watch;

    private Engine(Main main, EngineParts parts, RouteWatch watch) {
        this.main = main;
        this.parts = parts;
        this.watch = new AtomicReference<>(watch);
    }

    /**
     * Starts everything; returns when all routes run.
     *
     * @throws io.vitalroute.problem.ProblemException where a port is in use, a setting is wrong, or a route file cannot be
     *     taken: with file and line
     */
    public static Engine start(EngineParts parts) {
        Main main = new Main();
        RouteFolder folder = new RouteFolder(parts.routes());
        Map<Path, String> texts = Map.of();
        try {
            texts = folder.texts();
            KnownSettings known = KnownSettings.of(folder, texts);
            check(parts, folder, texts, known);
            configure(main, parts.settings(), texts);
            EngineBeans.live(parts).forEach(main::bind);
            main.start();
            StartNotes.of(main.getCamelContext(), parts, known).forEach(note -> LOG.warn("{}", note));
        } catch (RuntimeException e) {
            RuntimeException told = StartFault.of(e, parts, texts, main.getCamelContext());
            main.stop();
            parts.whenStopped().run();
            throw told;
        }
        return new Engine(main, parts, watch(main.getCamelContext(), parts, folder, texts));
    }

    /** What can be known to go wrong before anything starts. */
    private static void check(EngineParts parts, RouteFolder folder, Map<Path, String> texts, KnownSettings known) {
        if (texts.isEmpty()) {
            throw folder.empty();
        }
        List<Problem> wrong = SettingsCheck.of(parts.settings(), known, parts.metrics());
        if (!wrong.isEmpty()) {
            throw new ProblemException(wrong);
        }
        Ports.of(parts.settings()).check(parts.settings());
    }

    private static RouteWatch watch(
            CamelContext context, EngineParts parts, RouteFolder folder, Map<Path, String> texts) {
        Shadow shadow = new Shadow(context, new SettingsSource(parts.settings()), parts);
        RouteReload reload = new RouteReload(folder, shadow, new LiveRoutes(context, parts.destinations()), texts);
        return RouteWatch.start(reload, parts.settings().number("reload.every", 1000, 0, 3_600_000));
    }

    private static void configure(Main main, Settings settings, Map<Path, String> texts) {
        main.configure()
                .withName("vitalroute")
                .withJmxEnabled(false)
                .withRoutesIncludePattern(
                        texts.keySet().stream().map(RouteFolder::location).collect(Collectors.joining(",")))
                .withStreamCachingSpoolEnabled(true)
                .withAutoConfigurationLogSummary(false)
                .withUseMdcLogging(false)
                .withUseBreadcrumb(false)
                .withLogExhaustedMessageBody(false)
                .withShutdownTimeout(GRACE_SECONDS)
                .withMessageHistory(false);
        Ports.of(settings).configure(main, settings.number("http.max-body", 16_777_216, 1, Integer.MAX_VALUE));
        main.bind("settings", new SettingsSource(settings));
    }

    /** The context, for tests and health. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    /** The routes by which payloads come in, with their address in route file's words; settings in it are not shown. */
    public List<String> sources() {
        return sources(context());
    }

    static List<String> sources(CamelContext context) {
        return context.getRoutes().stream()
                .filter(route -> route.getGroup() == null)
                .map(Engine::source)
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
    }

    private static String source(Route route) {
        String uri = route.getEndpoint().getEndpointBaseUri();
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? uri : uri.substring(0, colon);
        String address = colon < 0 ? "" : uri.substring(colon + 1).replaceFirst("^//", "");
        String shown = address.replace("%7B", "{").replace("%7D", "}");
        return INNER.contains(scheme) ? "" : route.getRouteId() + " (" + scheme + " " + shown + ")";
    }

    /** Base address of the sources over HTTP. */
    public String address() {
        return Ports.of(parts.settings()).sources().address();
    }

    /** Base address of health and metrics. */
    public String managementAddress() {
        return Ports.of(parts.settings()).management().address();
    }

    /** Names of the destinations that are open. */
    public List<String> destinations() {
        return parts.destinations().all().stream().map(Destination::name).toList();
    }

    /** Lets exchanges in flight end, for 20 seconds at most, then stops and closes the store. */
    @Override
    public void close() {
        RouteWatch last = watch.getAndSet(null);
        if (last != null) {
            last.close();
            main.stop();
            parts.whenStopped().run();
        }
    }
}
