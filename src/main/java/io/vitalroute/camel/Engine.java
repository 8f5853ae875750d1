package io.vitalroute.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.component.hl7.HL7MLLPNettyDecoderFactory;
import org.apache.camel.component.hl7.HL7MLLPNettyEncoderFactory;
import org.apache.camel.main.Main;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Settings;

/** A running CamelContext with the route files of a folder, our components and our beans. */
public final class Engine implements AutoCloseable {
    private final Main main;
    private final AtomicReference<@Nullable Runnable> whenStopped;

    private Engine(Main main, Runnable whenStopped) {
        this.main = main;
        this.whenStopped = new AtomicReference<>(whenStopped);
    }

    /** Starts everything; returns when all routes run. Throws with the reason where a route file cannot be loaded. */
    public static Engine start(EngineParts parts) {
        Main main = new Main();
        configure(main, parts);
        bind(main, parts);
        try {
            main.start();
        } catch (RuntimeException e) {
            main.stop();
            parts.whenStopped().run();
            throw e;
        }
        return new Engine(main, parts.whenStopped());
    }

    private static void configure(Main main, EngineParts parts) {
        Settings settings = parts.settings();
        main.configure()
                .withName("vitalroute")
                .withJmxEnabled(false)
                .withRoutesIncludePattern(routeFiles(parts.routes()))
                .withStreamCachingSpoolEnabled(true)
                .withAutoConfigurationLogSummary(false)
                .withUseMdcLogging(false)
                .withUseBreadcrumb(false)
                .withLogExhaustedMessageBody(false)
                .withShutdownTimeout(30)
                .withMessageHistory(false);
        main.configure()
                .httpServer()
                .withEnabled(true)
                .withHost(settings.get("http.host", "0.0.0.0"))
                .withPort(Integer.parseInt(settings.get("http.port", "8080")))
                .withMaxBodySize(Long.parseLong(settings.get("http.max-body", "16777216")));
        main.bind("settings", new SettingsSource(settings));
    }

    private static void bind(Main main, EngineParts parts) {
        FhirTargets targets = new FhirTargets();
        main.bind(
                "outbox",
                new OutboxComponent(
                        parts.outbox(),
                        parts.destinations(),
                        Formats.all(targets, new Templates(parts.templates())),
                        new DestinationBeans(parts.settings()),
                        parts.clock()));
        main.bind("mapping", new MappingComponent(parts.mappings(), parts.metrics(), parts.clock()));
        main.bind("inbox", new InboxComponent(parts.inbox()));
        main.bind("spine", new SpineBean(parts.spine(), parts.clock()));
        main.bind("door", new Door(parts.settings(), parts.spine()));
        main.bind("drop", new DropFolder());
        main.bind("topic", new Topic());
        main.bind("reply", new Reply());
        main.bind("fhir", new FhirBean(parts.settings(), targets, parts.clock()));
        main.bind("webhook", new Webhook(parts.settings(), parts.clock()));
        main.bind("file-name", new FileName());
        main.bind("mllp", new MllpBean());
        HL7MLLPNettyDecoderFactory decoder = new HL7MLLPNettyDecoderFactory();
        decoder.setProduceString(false);
        main.bind("mllp-decoder", decoder);
        main.bind("mllp-encoder", new HL7MLLPNettyEncoderFactory());
    }

    /** Policies first, so that routes can name them. */
    private static String routeFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sorted = files.filter(f -> f.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
            return sorted.stream().map(f -> "file:" + f.toAbsolutePath()).collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder " + folder, e);
        }
    }

    /** The context, for tests and health. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    /** Lets exchanges in flight end, then stops. */
    @Override
    public void close() {
        Runnable last = whenStopped.getAndSet(null);
        if (last != null) {
            main.stop();
            last.run();
        }
    }

    /** Settings as {@code {{fhir.url}}} in route files. */
    private record SettingsSource(Settings settings) implements PropertiesSource {
        @Override
        public String getName() {
            return "settings";
        }

        @Override
        public @Nullable String getProperty(String name) {
            return settings.find(name).orElse(null);
        }
    }
}
