package io.vitalroute.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.reading.PatientRef;

/** Lists as one parameter or column. */
final class Json {
    private static final JsonMapper JSON = new JsonMapper();

    private Json() {}

    static String texts(Collection<String> texts) {
        return write(List.copyOf(texts));
    }

    static String identifiers(PatientRef patient) {
        return write(patient.identifiers().stream()
                .map(one -> List.of(one.system(), one.value()))
                .toList());
    }

    static PatientRef patient(String json) {
        try {
            List<PatientRef.Identifier> identifiers = new ArrayList<>();
            for (JsonNode pair : JSON.readTree(json)) {
                identifiers.add(new PatientRef.Identifier(
                        pair.path(0).asText(), pair.path(1).asText()));
            }
            return new PatientRef(identifiers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
