package io.vitalroute.mapping;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * A JSLT file under {@code mappings/templates}: the JSON of a reading (see {@link io.vitalroute.reading.ReadingJson}) in,
 * any JSON out. Numbers that pass through keep all their digits. The same input gives the same output: what depends on
 * chance or the moment is refused, and so is reading of other files.
 */
public final class Template {
    private static final Pattern NOT_CODE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|//[^\\n]*");
    private static final Pattern REFUSED = Pattern.compile("\\b(random|uuid|now)\\s*\\(|\\b(import)\\b");

    private final Expression expression;
    private final Where where;

    private Template(Expression expression, Where where) {
        this.expression = expression;
        this.where = where;
    }

    /**
     * Reads and compiles a file.
     *
     * @throws ProblemException C111 where it isn't there, C201 where it is no JSLT, C203 where it calls what is refused
     */
    public static Template read(Path file) {
        Where where = Where.file(file.toString(), 1, 1);
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.C111_NOT_FOUND, where, "the template cannot be read")
                    .hint("templates lie in mappings/templates/NAME.jslt"));
        }
        Matcher refused = REFUSED.matcher(NOT_CODE.matcher(text).replaceAll(" "));
        if (refused.find()) {
            String word = refused.group(1) == null ? refused.group(2) : refused.group(1);
            throw new ProblemException(
                    Problem.of(ProblemCode.C203_REFUSED, where, "\"" + word + "\" may not be used in a template")
                            .hint("the same reading must give the same message, or a resend would not be the same"));
        }
        try {
            return new Template(new Parser(new StringReader(text)).compile(), where);
        } catch (JsltException | StackOverflowError e) {
            throw new ProblemException(Problem.of(ProblemCode.C201_CELL, where, "not readable as JSLT"));
        }
    }

    /**
     * Applies it.
     *
     * @param variables by name, without the dollar sign; all that the template names must be there
     * @throws ProblemException E101 where it cannot be applied; the message holds no value
     */
    public JsonNode apply(JsonNode input, Map<String, JsonNode> variables) {
        try {
            return expression.apply(variables, input);
        } catch (JsltException | ArithmeticException | IllegalArgumentException | StackOverflowError e) {
            throw new ProblemException(
                    Problem.of(ProblemCode.E101_NOT_ENCODABLE, where, "the template cannot be applied to a reading")
                            .hint("try it on the output of: vitalroute map MAPPING PAYLOAD --to readings"));
        }
    }
}
