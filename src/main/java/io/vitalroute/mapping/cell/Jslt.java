package io.vitalroute.mapping.cell;

import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

/** JSLT's parser, whose messages are put into plain words. */
final class Jslt {
    private static final Pattern ENCOUNTERED = Pattern.compile("Encountered (.*?) at line 1, column (\\d+)");

    private Jslt() {}

    /** The expression, or null with a finding. */
    static @Nullable Expression parsed(String text, CellCheck.Places places, List<Problem> found) {
        try {
            return new Parser(new StringReader(text))
                    .withFunctions(List.copyOf(Functions.OWN))
                    .compile();
        } catch (JsltException e) {
            found.add(unreadable(text, e, places));
        } catch (IllegalArgumentException e) {
            found.add(Problem.of(ProblemCode.C201_CELL, places.at(0), "not readable: a number beyond all measure"));
        } catch (StackOverflowError e) {
            found.add(Problem.of(ProblemCode.C201_CELL, places.at(0), "the cell is nested too deep"));
        }
        return null;
    }

    /** JSLT's own text names its parser's classes and a wrong column; this says what stands where. */
    private static Problem unreadable(String text, JsltException e, CellCheck.Places places) {
        Matcher seen = ENCOUNTERED.matcher(e.getMessageWithoutLocation());
        if (!seen.find()) {
            return Problem.of(ProblemCode.C201_CELL, places.at(0), "not readable: " + firstLine(e));
        }
        if (seen.group(1).contains("EOF")) {
            return Problem.of(ProblemCode.C201_CELL, places.at(text.length()), "the cell ends too early");
        }
        int offset = Integer.parseInt(seen.group(2)) - 1;
        String word = Tokens.of(text).stream()
                .filter(token -> token.start() == offset)
                .map(Token::text)
                .findFirst()
                .orElse(text.substring(Math.min(offset, text.length())));
        return Problem.of(ProblemCode.C201_CELL, places.at(offset), "unexpected \"" + word + "\"");
    }

    private static String firstLine(JsltException e) {
        String line = e.getMessageWithoutLocation().lines().findFirst().orElse("");
        return line.replaceAll("(\\d+)-\\1 arguments", "$1 arguments");
    }
}
