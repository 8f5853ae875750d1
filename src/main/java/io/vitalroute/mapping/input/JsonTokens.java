package io.vitalroute.mapping.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
                .maxStringLength(Math.max(limits.itemWeight(), limits.outsideWeight()))
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /** The tokens of a body that is read as a stream. */
    static JsonTokens of(JsonFactory factory, InputStream body) throws IOException {
        return new JsonTokens(factory.createParser(new StrictReader(body)));
    }

    /** The tokens of bytes that {@link #isUtf8}. They don't know their {@link #offset}. */
    static JsonTokens of(JsonFactory factory, byte[] utf8) throws IOException {
        return new JsonTokens(factory.createParser(utf8));
    }

    /**
     * Whether the bytes are certainly UTF-8, so that a parser may have them as they are, which is quicker. It would not
     * notice by itself all that is malformed. A replacement character, even one that was sent, leaves it uncertain.
     */
    static boolean isUtf8(byte[] body) {
        return body.length > 0
                && body[0] != 0
                && Encoding.of(ByteBuffer.wrap(body)).charset().equals(StandardCharsets.UTF_8)
                && new String(body, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
    }

    /** Moves to the next token; null at the end. */
    @Nullable
    JsonToken next() throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw translated(e);
        }
    }

    /** The token that {@link #next} moved to. */
    JsonToken current() {
        JsonToken token = parser.currentToken();
        return token == null ? JsonToken.NOT_AVAILABLE : token;
    }

    /**
     * Moves to the last token of the value that begins here. A text that is the whole value is read to its end, so that
     * its limit holds; those inside are not, and are limited by the weight of the whole.
     *
     * @return what the value weighs
     */
    long skip() throws IOException {
        long start = offset();
        long tokens = 1;
        int depth = current().isStructStart() ? 1 : 0;
        if (depth == 0) {
            finish();
        }
        for (; depth > 0; tokens++) {
            JsonToken token = next();
            depth += token == null || token.isStructEnd() ? -1 : token.isStructStart() ? 1 : 0;
        }
        return offset() - start + tokens * Limits.TOKEN;
    }

    private void finish() throws IOException {
        try {
            parser.finishToken();
        } catch (JsonProcessingException e) {
            throw translated(e);
        }
    }

    /** The key or text under the current token. */
    String text() throws IOException {
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw translated(e);
        }
    }

    /** The current number: an Integer, Long or BigInteger, whichever is the smallest that holds it. */
    Number integer() throws IOException {
        try {
            return parser.getNumberValue();
        } catch (JsonProcessingException e) {
            throw translated(e);
        }
    }

    /** The current number as written; null where its exponent is beyond what BigDecimal can hold. */
    @Nullable
    BigDecimal decimal() throws IOException {
        try {
            return new BigDecimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (NumberFormatException e) {
            return null;
        } catch (JsonProcessingException e) {
            throw translated(e);
        }
    }

    /** How many characters lie before the current place; -1 where that is not counted. */
    private long offset() {
        return parser.currentLocation().getCharOffset();
    }

    /** A problem at the current place. */
    Problem problem(ProblemCode code, String message) {
        return at(parser.currentLocation(), code, message);
    }

    private ProblemException translated(JsonProcessingException fault) {
        JsonLocation location = fault.getLocation() == null ? parser.currentLocation() : fault.getLocation();
        return new ProblemException(translate(fault, location));
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
}
