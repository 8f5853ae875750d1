package io.vitalroute.source.connect;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

/** A few words that travel through a browser: sealed, and as text that may stand in an address. */
record Envelope(Secrets secrets) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> WORDS = new TypeReference<>() {};

    String close(Map<String, String> words, String purpose) {
        try {
            byte[] sealed = secrets.seal(JSON.writeValueAsBytes(words), purpose);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (IOException e) {
            throw new IllegalStateException("words can be written as JSON");
        }
    }

    /** Empty where it was not sealed here, or for something else. */
    Optional<Map<String, String>> open(String text, String purpose) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            return Optional.of(JSON.readValue(secrets.open(sealed, purpose), WORDS));
        } catch (ProblemException e) {
            if (e.first().code() != ProblemCode.S408_SEALED) {
                throw e;
            }
            return Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
