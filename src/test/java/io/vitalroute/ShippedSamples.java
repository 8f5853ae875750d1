package io.vitalroute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.vitalroute.identity.Canonical;
import io.vitalroute.identity.Devices;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every sample of every shipped mapping as the readings that an encoder gets: mapped, in canonical units, of one patient. A
 * mapping that is added is covered by whoever tests over these, without a new test.
 */
public final class ShippedSamples {
    private static final Path ROOT = Path.of("mappings");
    private static final Pattern PAYLOAD = Pattern.compile("^ +payload: *\"?([^\"\\s]+)\"?\\s*$", Pattern.MULTILINE);
    private static final Instant RECEIVED = Instant.parse("2026-06-01T00:00:00Z");
    private static final Metrics METRICS = metrics();
    private static final Canonical CANONICAL = new Canonical(ShippedSamples::metric);

    /** Whose readings they are. */
    public static final PatientRef PATIENT =
            new PatientRef(List.of(new PatientRef.Identifier("urn:oid:2.16.840.1.113883.19.5", "sample-1")));

    private ShippedSamples() {}

    /**
     * One sample through one mapping.
     *
     * @param name mapping and sample
     * @param readings those that are plausible; never empty
     */
    public record Sample(String name, List<PatientReading> readings) {}

    /** All of them, by name; those of streams that hold no measurements are left out. */
    public static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        for (Path file : mappings()) {
            Mapping mapping = compile(file);
            for (String name : mapping.metrics().isEmpty() ? List.<String>of() : payloads(file)) {
                List<PatientReading> readings = readings(mapping, file.resolveSibling(name));
                assertThat(readings).as(name).isNotEmpty();
                samples.add(new Sample(mapping.name() + " " + name, readings));
            }
        }
        assertThat(samples).isNotEmpty();
        return samples;
    }

    private static List<PatientReading> readings(Mapping mapping, Path sample) {
        try {
            Payload payload = Payload.of(
                    mapping.source(),
                    mapping.stream(),
                    "sample",
                    RECEIVED,
                    "application/octet-stream",
                    Files.readAllBytes(sample));
            MappingResult result = mapping.map(payload, MapContext.in(ZoneId.of("Europe/Lisbon")));
            Stream<Reading> parked = result.parked().stream().map(MappingResult.Parked::reading);
            return Stream.concat(result.readings().stream(), parked)
                    .map(CANONICAL::of)
                    .filter(Canonical.Form.Fine.class::isInstance)
                    .map(form -> ((Canonical.Form.Fine) form).reading())
                    .map(reading -> new PatientReading(reading, PATIENT, Devices.of(reading, PATIENT)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping compile(Path file) {
        List<Problem> problems = new ArrayList<>();
        String name = ROOT.relativize(file).toString().replace('\\', '/');
        Mapping mapping = MappingFile.compile(name, text(file), METRICS, problems);
        assertThat(problems).isEmpty();
        assertThat(mapping).isNotNull();
        return mapping;
    }

    private static List<String> payloads(Path mapping) {
        Path tests = mapping.resolveSibling(mapping.getFileName().toString().replace(MappingFile.SUFFIX, ".test.yaml"));
        return PAYLOAD.matcher(text(tests))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static List<Path> mappings() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(MappingFile.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Metrics metrics() {
        List<Problem> problems = new ArrayList<>();
        Metrics metrics = Metrics.read("mappings/metrics.yaml", text(ROOT.resolve("metrics.yaml")), problems);
        assertThat(problems).isEmpty();
        return metrics;
    }

    private static Metric metric(String name) {
        return METRICS.byName(name).orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
