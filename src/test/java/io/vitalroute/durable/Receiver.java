package io.vitalroute.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vitalroute.canary.Canary;
import io.vitalroute.sandbox.fhir.Change;
import io.vitalroute.sandbox.fhir.FhirSink;
import io.vitalroute.sandbox.http.HostSettings;
import io.vitalroute.sandbox.http.Received;

import static org.assertj.core.api.Assertions.assertThat;

/** The FHIR server of these tests, and what it holds in the end. */
final class Receiver implements AutoCloseable {
    private static final String SYSTEM = "https://vitalroute.io/fhir/reading|";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final FhirSink sink;
    private volatile Runnable beforeTheAnswer = () -> {};

    Receiver() {
        sink = FhirSink.start(HostSettings.on(0).keepRequests(1_000_000), this::written);
    }

    FhirSink sink() {
        return sink;
    }

    /** Runs, once, after the next write took effect and before its sender hears of it. */
    void interruptNext(Runnable deed) {
        beforeTheAnswer = deed;
    }

    private void written(Change change) {
        if (change.type().equals("Observation")) {
            Runnable deed = beforeTheAnswer;
            beforeTheAnswer = () -> {};
            deed.run();
        }
    }

    /** Every promised reading is there once, with the value that was promised last, and nothing else is there. */
    void assertHolds(Map<String, Integer> promised) {
        Map<String, Integer> copies = new HashMap<>();
        sink.copies("Observation").forEach((identifier, n) -> {
            if (identifier.startsWith(SYSTEM)) {
                copies.put(identifier.substring(SYSTEM.length()), n);
            }
        });
        Set<String> lost = new TreeSet<>(promised.keySet());
        lost.removeAll(copies.keySet());
        assertThat(lost).as("lost of %d", promised.size()).isEmpty();
        assertThat(copies.keySet()).as("nothing else").hasSameSizeAs(promised.keySet());
        assertThat(copies.values()).as("once").containsOnly(1);
        assertThat(values()).containsExactlyInAnyOrderEntriesOf(promised);
    }

    /** Grams by key, as written last. */
    private Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        for (Received request : sink.requests()) {
            if (request.method().equals("POST")) {
                read(request).path("entry").forEach(entry -> note(entry.path("resource"), values));
            }
        }
        return values;
    }

    private static void note(JsonNode resource, Map<String, Integer> values) {
        for (JsonNode identifier : resource.path("identifier")) {
            String system = identifier.path("system").asText() + "|";
            JsonNode kilograms = resource.at("/valueQuantity/value");
            if (system.equals(SYSTEM) && kilograms.isNumber()) {
                values.put(identifier.path("value").asText(), grams(kilograms.decimalValue()));
            }
        }
    }

    /** Without the mark that {@link Weighing} adds. */
    private static int grams(BigDecimal kilograms) {
        return kilograms
                .movePointRight(3)
                .subtract(new BigDecimal("0." + Canary.DIGITS))
                .intValueExact();
    }

    private static JsonNode read(Received request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sink.close();
    }
}
