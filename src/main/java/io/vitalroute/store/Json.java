package io.vitalroute.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.PatientRef;

/** Lists and small records as one parameter or column. */
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
        List<PatientRef.Identifier> identifiers = new ArrayList<>();
        for (JsonNode pair : read(json)) {
            identifiers.add(new PatientRef.Identifier(
                    pair.path(0).asText(), pair.path(1).asText()));
        }
        return new PatientRef(identifiers);
    }

    static Set<String> texts(String json) {
        Set<String> texts = new LinkedHashSet<>();
        read(json).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static String problem(Problem problem) {
        return write(Arrays.asList(
                problem.code().id(), problem.message(), problem.where().toString(), problem.hint()));
    }

    /** The place comes back as one text. */
    static Problem problem(String json) {
        JsonNode parts = read(json);
        return Problem.of(
                        ProblemCode.byId(parts.path(0).asText()).orElse(ProblemCode.M001_FAULT),
                        Where.of(parts.path(2).asText()),
                        parts.path(1).asText())
                .hint(parts.path(3).textValue());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
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
