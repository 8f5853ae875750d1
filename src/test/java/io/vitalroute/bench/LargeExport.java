package io.vitalroute.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.vitalroute.identity.Links;
import io.vitalroute.mapping.input.AppleExportGenerator;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.sandbox.fhir.FhirSink;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;

import static org.awaitility.Awaitility.await;

/**
 * An Apple Health export of any size in a JVM of 256 MB: through {@code map --to readings}, and through a whole engine,
 * from the drop folder over the store on disk to a FHIR server. Prints time and the most memory that the process had.
 * Arguments: megabytes, {@code map}, {@code drop} or both words.
 */
public final class LargeExport {
    private static final String HEAP = "-Xmx256m";
    private final Path folder;
    private final Path file;

    private LargeExport(long bytes) throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "export");
        file = folder.resolve("export.xml");
        try (InputStream export = new AppleExportGenerator(1, bytes)) {
            Files.copy(export, file);
        }
    }

    /** Runs what is asked for. */
    public static void main(String[] args) throws Exception {
        LargeExport export = new LargeExport(Long.parseLong(args[0]) << 20);
        List<String> ways = Arrays.asList(args).subList(1, args.length);
        if (ways.contains("map")) {
            export.map();
        }
        if (ways.contains("drop")) {
            export.drop();
        }
        Files.deleteIfExists(export.file);
    }

    private void map() throws Exception {
        Path out = folder.resolve("readings.ndjson");
        long begun = System.nanoTime();
        Engine engine = Engine.start(
                Map.of(),
                out,
                HEAP,
                "map",
                "apple-health/export",
                file.toString(),
                "--to",
                "readings",
                "--received-at",
                "2027-01-01T00:00:00Z");
        long peak = engine.peakUntilItEnds();
        try (var lines = Files.lines(out)) {
            System.out.printf(Locale.ROOT, "map: %,d readings in %.0f s, %d MB%n", lines.count(), seconds(begun), peak);
        }
        Files.delete(out);
    }

    private void drop() throws Exception {
        StoreSettings settings = StoreSettings.of("sqlite:" + folder.resolve("vitalroute.db"));
        Path drop = folder.resolve("drop");
        Path inbox = Files.createDirectories(drop.resolve("apple-health/export/phone-1"));
        try (FhirSink sink = FhirSink.start(0);
                Store tool = Store.open(settings.as(StoreSettings.Role.TOOL))) {
            tool.links().link(List.of(link()));
            Map<String, String> environment = Map.of(
                    "STORE_URL", settings.url(),
                    "HTTP_PORT", "18081",
                    "DROP_ENABLED", "true",
                    "DROP_FOLDER", drop.toString(),
                    "DROP_EVERY", "500",
                    "FHIR_ENABLED", "true",
                    "FHIR_URL", sink.base().toString());
            Engine engine = Engine.start(environment, folder.resolve("engine.log"), HEAP, "run");
            Files.move(file, inbox.resolve("export.xml"));
            long begun = System.nanoTime();
            List<Long> peaks = new ArrayList<>();
            await().atMost(Duration.ofHours(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        peaks.add(engine.peak());
                        return isThrough(tool.journal().figures(Instant.now()));
                    });
            System.out.printf(
                    Locale.ROOT,
                    "drop: %,d readings to %,d Observations at the FHIR server in %.0f s, %d MB%n",
                    tool.journal().figures(Instant.now()).readings().values().stream()
                            .mapToLong(n -> n)
                            .sum(),
                    sink.copies("Observation").size(),
                    seconds(begun),
                    peaks.stream().mapToLong(n -> n).max().orElse(0));
            engine.close();
        }
    }

    private static boolean isThrough(Journal.Figures figures) {
        long done = figures.payloads().getOrDefault(new Journal.Pair("apple-health", "done"), 0L);
        return done > 0 && figures.depth().values().stream().allMatch(n -> n == 0);
    }

    private static Links.Link link() {
        PatientRef.Identifier patient = new PatientRef.Identifier("urn:oid:2.16.840.1.113883.19.5", "p1");
        return new Links.Link(
                new Links.Account("apple-health", "phone-1"), new PatientRef(List.of(patient)), null, Instant.now());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
