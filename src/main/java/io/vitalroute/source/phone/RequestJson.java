package io.vitalroute.source.phone;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemException;

/** The JSON of requests: exact numbers, no key twice, nothing but JSON. A parser's own words quote the body and are not used. */
final class RequestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(200)
                            .maxStringLength(100_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private RequestJson() {}

    static JsonParser parser(byte[] body) throws IOException {
        return MAPPER.createParser(body);
    }

    /** The value at which the parser stands, which moves to its last token. */
    static JsonNode value(JsonParser parser) throws IOException {
        return MAPPER.readTree(parser);
    }

    static JsonNode whole(byte[] body) {
        try (JsonParser parser = parser(body)) {
            parser.nextToken();
            JsonNode node = value(parser);
            if (node == null || parser.nextToken() != null) {
                throw broken("the body is no single JSON value");
            }
            return node;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    static ProblemException broken(IOException e) {
        String place = e instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "";
        return broken("the body is no JSON, has a key twice, or goes beyond a limit" + place);
    }

    static ProblemException broken(String message) {
        Problem problem = Findings.problem("", message);
        return new ProblemException(problem.hint("UTF-8 JSON as in docs/phone-api.yaml; NaN is no number of JSON"));
    }
}
