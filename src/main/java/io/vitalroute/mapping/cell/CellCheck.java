package io.vitalroute.mapping.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/** Finds in a cell's words what JSLT would accept and we refuse, and says in plain words what JSLT would refuse. */
final class CellCheck {
    private static final Set<String> WORDS = Set.of("true", "false", "null", "and", "or", "if", "else", "for");
    private static final Set<String> REFUSED = Set.of("import", "def", "let");
    private static final List<String> VARIABLES = List.of("$payload", "$item", "$outer", "$index", "$list", "$origin");

    private final List<Token> tokens;
    private final Places places;
    private final List<Problem> found = new ArrayList<>();

    /** From an offset in a cell to a place in its file. */
    interface Places {
        Where at(int offset);
    }

    private CellCheck(List<Token> tokens, Places places) {
        this.tokens = tokens;
        this.places = places;
    }

    static List<Problem> of(List<Token> tokens, Places places) {
        CellCheck check = new CellCheck(tokens, places);
        Optional<Token> quote = tokens.stream().filter(t -> t.is("'")).findFirst();
        if (quote.isPresent()) {
            check.operator(quote.get());
            return check.found;
        }
        for (int i = 0; i < tokens.size(); i++) {
            check.token(i, tokens.get(i));
        }
        return check.found;
    }

    private void token(int i, Token token) {
        switch (token.kind()) {
            case BROKEN -> add(ProblemCode.C201_CELL, token, "a text without its closing quote", null);
            case VARIABLE -> variable(token);
            case OPERATOR -> operator(token);
            case NAME -> name(i, token);
            default -> {
                // nothing to say of brackets, paths and literals
            }
        }
    }

    private void variable(Token token) {
        if (!VARIABLES.contains(token.text())) {
            add(
                    ProblemCode.C205_UNKNOWN_VARIABLE,
                    token,
                    "unknown variable \"" + token.text() + "\"",
                    Suggest.hint(token.text(), VARIABLES).orElse(null));
        }
    }

    private void operator(Token token) {
        switch (token.text()) {
            case "==", "!=", "<", "<=", ">", ">=", "|" -> {
                // fine
            }
            case "+", "-", "*", "/" ->
                add(
                        ProblemCode.C204_ARITHMETIC,
                        token,
                        "no arithmetic in cells: JSLT computes with doubles, and \"x\" + null is \"xnull\"",
                        token.text().equals("+")
                                ? "texts: concat(a, b); times: plus-seconds"
                                : "declare unit, scale or exponent, and the engine converts exactly");
            case "=" -> add(ProblemCode.C201_CELL, token, "\"=\" compares nothing", "write ==");
            case "&&" -> add(ProblemCode.C201_CELL, token, "\"&&\" is not of this language", "write and");
            case "||" -> add(ProblemCode.C201_CELL, token, "\"||\" is not of this language", "write or");
            case "!" -> add(ProblemCode.C201_CELL, token, "\"!\" is not of this language", "write not(...)");
            case "'" -> add(ProblemCode.C201_CELL, token, "single quotes do not make a text", "use double quotes");
            default -> add(ProblemCode.C201_CELL, token, "\"" + token.text() + "\" is not of this language", null);
        }
    }

    private void name(int i, Token token) {
        boolean isCall = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
        String name = token.text();
        if (REFUSED.contains(name)) {
            add(
                    ProblemCode.C203_REFUSED,
                    token,
                    "\"" + name + "\" is refused in cells",
                    "what needs more than one line becomes a named function of the engine, with a test");
        } else if (isCall && !WORDS.contains(name)) {
            function(token);
        } else if (!WORDS.contains(name) && !name.equals("not") && !isObjectKey(i)) {
            add(
                    ProblemCode.C201_CELL,
                    token,
                    "\"" + name + "\" is neither a path nor a function",
                    "a field of the item is written ." + name + ", a text \"" + name + "\"");
        }
    }

    private boolean isObjectKey(int i) {
        return i + 1 < tokens.size() && tokens.get(i + 1).kind() == Token.Kind.COLON;
    }

    private void function(Token token) {
        String name = token.text();
        String refused = Functions.REFUSED.get(name);
        if (refused != null) {
            add(ProblemCode.C203_REFUSED, token, "\"" + name + "\" is refused in cells", refused);
        } else if (!known().contains(name)) {
            add(
                    ProblemCode.C202_UNKNOWN_FUNCTION,
                    token,
                    "unknown function \"" + name + "\"",
                    Suggest.hint(name, known()).orElse("docs/mapping-reference.md lists the functions"));
        }
    }

    static List<String> known() {
        List<String> names = new ArrayList<>(Functions.BUILT_IN);
        Functions.OWN.forEach(own -> names.add(own.name()));
        return names;
    }

    private void add(ProblemCode code, Token token, String message, @Nullable String hint) {
        found.add(new Problem(code, message, places.at(token.start()), hint));
    }
}
