package io.vitalroute.problem;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A problem as one line of JSON, for pipes: {@code code, message, what, line?, column?, path?, hint?}, in this order.
 * {@code what} is a file or a payload's id, {@code path} a JSON pointer.
 */
public final class ProblemJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ProblemJson() {}

    /** One line, without its end. */
    public static String write(Problem problem) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("code", problem.code().id());
            out.writeStringField("message", problem.message());
            where(out, problem.where());
            optional(out, "hint", problem.hint());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void where(JsonGenerator out, Where where) throws IOException {
        out.writeStringField("what", where.what());
        if (where.line() > 0) {
            out.writeNumberField("line", where.line());
            out.writeNumberField("column", where.column());
        }
        optional(out, "path", where.path().isEmpty() ? null : where.path());
    }

    private static void optional(JsonGenerator out, String field, @Nullable String text) throws IOException {
        if (text != null) {
            out.writeStringField(field, text);
        }
    }
}
