package io.vitalroute.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.sandbox.fhir.FhirServer;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.vendor.Expected;
import io.vitalroute.sandbox.vendor.Expected.Measured;

/** Compares what the FHIR server holds with what ought to be there. */
public final class Chart {
    private final List<Held> observations;
    private final List<Held> patients;

    private Chart(List<Held> observations, List<Held> patients) {
        this.observations = observations;
        this.patients = patients;
    }

    /** The chart as the server holds it now. */
    public static Chart of(FhirServer server) {
        return new Chart(server.held("Observation"), server.held("Patient"));
    }

    /** What ought to be there and is not there exactly once, with exactly these values. */
    public List<Expected> missing(List<Expected> expected) {
        return expected.stream().filter(one -> !holdsOnce(one)).toList();
    }

    /** The Observations of the patient with the code at the time, whatever their value. */
    public List<Held> about(Expected expected) {
        Set<String> references = patients.stream()
                .filter(patient -> patient.identifiers().contains(expected.patient()))
                .map(Held::reference)
                .collect(Collectors.toSet());
        return observations.stream()
                .filter(held -> codes(held.resource().path("code")).contains(expected.code()))
                .filter(held -> subject(held.resource().path("subject"), references, expected.patient()))
                .filter(held ->
                        start(held.resource()).filter(expected.at()::equals).isPresent())
                .toList();
    }

    private boolean holdsOnce(Expected expected) {
        List<Held> found = about(expected);
        return found.size() == 1
                && expected.values().stream().allMatch(value -> has(found.get(0).resource(), value));
    }

    private static boolean has(JsonNode observation, Measured value) {
        if (codes(observation.path("code")).contains(value.code())) {
            return same(observation.path("valueQuantity"), value);
        }
        return stream(observation.path("component"))
                .filter(component -> codes(component.path("code")).contains(value.code()))
                .anyMatch(component -> same(component.path("valueQuantity"), value));
    }

    /** An empty unit means any: for counts, several are in use. */
    private static boolean same(JsonNode quantity, Measured value) {
        BigDecimal held = quantity.path("value").decimalValue();
        return held.compareTo(value.value()) == 0
                && (value.unit().isEmpty()
                        || value.unit().equals(quantity.path("code").asText()));
    }

    private static Set<String> codes(JsonNode concept) {
        return stream(concept.path("coding"))
                .filter(coding -> coding.path("system").asText().equals("http://loinc.org"))
                .map(coding -> coding.path("code").asText())
                .collect(Collectors.toSet());
    }

    private static boolean subject(JsonNode subject, Set<String> references, Identifier patient) {
        JsonNode logical = subject.path("identifier");
        return references.contains(subject.path("reference").asText())
                || new Identifier(
                                logical.path("system").asText(),
                                logical.path("value").asText())
                        .equals(patient);
    }

    private static Optional<Instant> start(JsonNode observation) {
        String moment = observation.path("effectiveDateTime").asText();
        String text =
                moment.isEmpty() ? observation.at("/effectivePeriod/start").asText() : moment;
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
