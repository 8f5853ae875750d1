package io.vitalroute.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.vitalroute.check.MappingFolder;
import io.vitalroute.identity.Links;
import io.vitalroute.identity.Sources;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.pipeline.Destinations;
import io.vitalroute.pipeline.Inbox;
import io.vitalroute.pipeline.Spine;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Payload;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;

/**
 * What it costs that several sources may tell the same: single weights, and days of heart rate, worked on one by one over a
 * store on disk, without destinations. Arguments: how many weights, how many days. Prints milliseconds for each payload:
 * without an order of sources, with one account, with two, and with two where the other one has told all of it before.
 */
public final class Beside {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final long SPRING = 1_772_323_200;

    private final Store store;
    private final Mappings mappings;
    private final Metrics metrics;
    private final Sources sources;

    private Beside() throws Exception {
        List<Problem> problems = new ArrayList<>();
        MappingFolder folder = new MappingFolder(Path.of("mappings"));
        metrics = folder.metrics(problems);
        mappings = folder.mappings(metrics, problems);
        sources = folder.sources(metrics, mappings.sources(), problems);
        Path file = Files.createTempDirectory(Path.of("target"), "beside").resolve("vitalroute.db");
        store = Store.open(StoreSettings.of("sqlite:" + file));
    }

    /** Runs all of it, each way in turn, so that what else the machine does hits all alike. */
    public static void main(String[] args) throws Exception {
        Beside beside = new Beside();
        int weights = Integer.parseInt(args[0]);
        int days = Integer.parseInt(args[1]);
        for (int round = 0; round < 5; round++) {
            beside.compare("weights", round, weights, "withings", "measures", Beside::weight);
            beside.compare("days of heart rate", round, days, "oura", "heart-rate", Beside::day);
        }
        beside.store.close();
    }

    private void compare(String what, int round, int times, String source, String stream, IntFunction<String> body) {
        String name = source + round;
        link(name + "a", source);
        link(name + "b", source);
        link(name + "c", source, "polar");
        link(name + "d", source, "withings".equals(source) ? "oura" : "withings");
        double off = time(() -> Sources.NONE, times, source, stream, name + "a", body);
        double one = time(() -> sources, times, source, stream, name + "b", body);
        double two = time(() -> sources, times, source, stream, name + "c", body);
        store.links()
                .link(List.of(new Links.Link(new Links.Account(source, name + "d2"), patient(name + "d"), null, NOW)));
        time(() -> sources, times, source, stream, name + "d2", body);
        double told = time(() -> sources, times, source, stream, name + "d", body);
        System.out.printf(
                Locale.ROOT,
                "%s, ms each: off %.2f, one account %.2f, two %.2f, two and told before %.2f%n",
                what,
                off,
                one,
                two,
                told);
    }

    private double time(
            Supplier<Sources> order,
            int times,
            String source,
            String stream,
            String account,
            IntFunction<String> body) {
        Spine spine = new Spine(
                store.inbox(),
                store.ledger(),
                store.links(),
                () -> mappings,
                order,
                new Destinations(),
                name -> metrics.byName(name).orElseThrow());
        long worked = 0;
        for (int i = 0; i < times; i++) {
            byte[] bytes = body.apply(i).getBytes(StandardCharsets.UTF_8);
            spine.keep(Payload.of(source, stream, account, NOW, "application/json", bytes))
                    .toCompletableFuture()
                    .join();
            Inbox.Job job = store.inbox()
                    .claim(1, Duration.ofMinutes(1))
                    .toCompletableFuture()
                    .join()
                    .get(0);
            long begun = System.nanoTime();
            spine.work(job).toCompletableFuture().join();
            worked += System.nanoTime() - begun;
        }
        return worked / 1e6 / times;
    }

    private void link(String person, String... sources) {
        for (String source : sources) {
            store.links().link(List.of(new Links.Link(new Links.Account(source, person), patient(person), null, NOW)));
        }
    }

    private static PatientRef patient(String person) {
        return new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", person)));
    }

    private static String weight(int i) {
        return "{\"status\": 0, \"body\": {\"measuregrps\": [{\"grpid\": " + i + ", \"attrib\": 0, \"date\": "
                + (SPRING + 3_600L * i) + ", \"modified\": " + SPRING + ", \"category\": 1, \"measures\": [{\"value\": "
                + (70_000 + i) + ", \"type\": 1, \"unit\": -3}]}]}}";
    }

    private static String day(int i) {
        return IntStream.range(0, 1_440)
                .mapToObj(minute -> "{\"bpm\": " + (50 + minute % 60) + ", \"source\": \"awake\", \"timestamp\": \""
                        + Instant.ofEpochSecond(SPRING + 86_400L * i + 60L * minute) + "\"}")
                .collect(Collectors.joining(",", "{\"data\": [", "]}"));
    }
}
