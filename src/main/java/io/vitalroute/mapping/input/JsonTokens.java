package io.vitalroute.mapping.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** The tokens of a JSON text. Whatever the parser complains about becomes a problem that names only the place. */
final class JsonTokens implements Closeable {
    private final JsonParser parser;

    private JsonTokens(JsonParser parser) {
        this.parser = parser;
    }

    /** A factory whose parsers refuse, before they build it, whatever is beyond the limits. */
    static JsonFactory factory(Limits limits) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxNumberLength(limits.numberCharacters())
                .maxStringLength(Math.max(limits.itemCharacters(), limits.outsideCharacters()))
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    static JsonTokens of(JsonFactory factory, Reader text) throws IOException {
        return new JsonTokens(factory.createParser(text));
    }

    /** Moves to the next token; null at the end. */
    @Nullable
    JsonToken next() throws IOException {
        return guarded(parser::nextToken);
    }

    /** The token that {@link #next} moved to. */
    JsonToken current() {
        JsonToken token = parser.currentToken();
        return token == null ? JsonToken.NOT_AVAILABLE : token;
    }

    /** Moves from the start of an array or object to its end; a text is read to its end, so that its limit holds. */
    void skip() throws IOException {
        guarded(current() == JsonToken.VALUE_STRING ? parser::getTextLength : parser::skipChildren);
    }

    /** The key or text under the current token. */
    String text() throws IOException {
        return guarded(parser::getText);
    }

    /** The current number as an integer of any size. */
    BigInteger integer() throws IOException {
        return guarded(parser::getBigIntegerValue);
    }

    /** The current number, if an int holds it. */
    boolean isInt() throws IOException {
        return guarded(parser::getNumberType) == JsonParser.NumberType.INT;
    }

    /** The current number, if a long holds it. */
    boolean isLong() throws IOException {
        return guarded(parser::getNumberType) != JsonParser.NumberType.BIG_INTEGER;
    }

    long longValue() throws IOException {
        return guarded(parser::getLongValue);
    }

    /** The current number as written; null where its exponent is beyond what BigDecimal can hold. */
    @Nullable
    BigDecimal decimal() throws IOException {
        char[] characters = guarded(parser::getTextCharacters);
        try {
            return new BigDecimal(characters, parser.getTextOffset(), parser.getTextLength());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** How many characters lie before the current place. */
    long offset() {
        return parser.currentLocation().getCharOffset();
    }

    /** A problem at the current place. */
    Problem problem(ProblemCode code, String message) {
        return at(parser.currentLocation(), code, message);
    }

    private <T extends @Nullable Object> T guarded(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            throw new ProblemException(translate(e, location));
        }
    }

    private static Problem translate(JsonProcessingException fault, JsonLocation location) {
        if (fault instanceof StreamConstraintsException) {
            return at(location, ProblemCode.M103_TOO_LARGE, "a number, text or key too long, or nested too deep");
        }
        if (fault instanceof JsonEOFException) {
            return at(location, ProblemCode.M101_NOT_READABLE, "the JSON ends in the middle")
                    .hint("the body was cut off; send it again");
        }
        return at(location, ProblemCode.M101_NOT_READABLE, "not JSON from here on");
    }

    private static Problem at(JsonLocation location, ProblemCode code, String message) {
        return Problem.of(code, Where.file(Faults.PAYLOAD, location.getLineNr(), location.getColumnNr()), message);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private interface Step<T extends @Nullable Object> {
        T run() throws IOException;
    }
}
