package io.vitalroute.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vitalroute.Installation;
import io.vitalroute.canary.Canary;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.hl7.Hl7Settings;

/** The shipped routes, metrics and templates beside one small mapping that can say anything a vendor can say. */
final class Bench {
    static final String SOURCE = "bench";
    static final String STREAM = "weights";
    static final Instant MORNING = Instant.parse("2026-03-14T07:00:00Z");

    private static final String MAPPING = """
            mapping: bench/weights
            version: 1
            accepts: {source: bench, stream: weights}
            each: .items
            shared:
              key: .id
              version: .version
              account: .who
              at: .at
              deleted: .deleted == true
              device: {id: .device, manufacturer: Zoë & Søn, model: "Balança №1"}
            readings:
              - {metric: body-weight, value: .kg, unit: kg}
            """;

    private Bench() {}

    /** A folder that an engine can be started in. */
    static Path home(Path folder) {
        Path home = folder.resolve("home");
        copy(Path.of("routes"), home.resolve("routes"));
        copy(Path.of("mappings/templates"), home.resolve("mappings/templates"));
        try {
            Files.copy(Path.of("mappings/metrics.yaml"), home.resolve("mappings/metrics.yaml"));
            Path mapping = home.resolve("mappings/bench/weights.map.yaml");
            Files.createDirectories(mapping.getParent());
            Files.writeString(mapping, MAPPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }

    /** An engine that is not started yet, with a FHIR server that takes what it gets and an HL7 receiver. */
    static Installation site(Path folder, Map<String, String> settings) {
        return Installation.prepared(
                home(folder), folder, settings, FhirServerSettings.on(0).validate(false), Hl7Settings.on(0));
    }

    /** A payload of these weights. */
    static String payload(List<Weight> weights) {
        return weights.stream().map(Weight::json).collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    static String payload(Weight... weights) {
        return payload(List.of(weights));
    }

    /** One weighing. */
    record Weight(String id, String who, long version, Instant at, String kg, boolean deleted) {
        static Weight of(String id, String who, String kg) {
            return new Weight(id, who, 1, MORNING, kg, false);
        }

        Weight version(long other, String value) {
            return new Weight(id, who, other, at, value, deleted);
        }

        Weight deleted(long other) {
            return new Weight(id, who, other, at, kg, true);
        }

        Weight at(Instant other) {
            return new Weight(id, who, version, other, kg, deleted);
        }

        String json() {
            String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.ofHours(1)));
            return "{\"id\":\"" + id + "\",\"who\":\"" + who + "\",\"version\":" + version + ",\"at\":\"" + time
                    + "\",\"kg\":" + Canary.number(kg) + ",\"deleted\":" + deleted + ",\"device\":\"scale-" + who
                    + "\"}";
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
