package io.vitalroute.sandbox.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.vitalroute.identity.Canonical;
import io.vitalroute.mapping.MapContext;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.MappingFile;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Payload;
import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipped mappings, as judges of what the simulator answers. */
final class Shipped {
    private static final Path ROOT = Path.of("mappings");
    private static final Map<String, Mapping> MAPPINGS = new ConcurrentHashMap<>();
    private static final Metrics METRICS = metrics();
    private static final Canonical CANONICAL =
            new Canonical(name -> METRICS.byName(name).orElseThrow());

    private Shipped() {}

    /** The readings in canonical units; there is no problem with any item, and none that nobody knows what to do with. */
    static List<Reading> readings(String mapping, byte[] body, Instant received, ZoneId zone) throws IOException {
        Mapping compiled = MAPPINGS.computeIfAbsent(mapping, Shipped::compile);
        Payload payload = Payload.of(compiled.source(), compiled.stream(), "sim", received, "application/json", body);
        MappingResult result = compiled.map(payload, MapContext.in(zone));
        assertThat(result.problems()).as(mapping).isEmpty();
        assertThat(result.items().unmatched())
                .as(mapping + ": items that no reading came of")
                .isZero();
        List<Reading> readings = new ArrayList<>();
        for (Reading reading : result.readings()) {
            Canonical.Form form = CANONICAL.of(reading);
            assertThat(form).as(reading.metric().name()).isInstanceOf(Canonical.Form.Fine.class);
            readings.add(((Canonical.Form.Fine) form).reading());
        }
        return readings;
    }

    private static Mapping compile(String name) {
        List<Problem> problems = new ArrayList<>();
        Mapping mapping =
                MappingFile.compile(name + ".map.yaml", text(ROOT.resolve(name + ".map.yaml")), METRICS, problems);
        assertThat(problems).isEmpty();
        return Objects.requireNonNull(mapping);
    }

    private static Metrics metrics() {
        return Metrics.read("mappings/metrics.yaml", text(ROOT.resolve("metrics.yaml")), new ArrayList<>());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
