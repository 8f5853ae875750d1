package io.vitalroute.mapping.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Turns the words of a cell, whose syntax JSLT has accepted, into cells of our own: {@code or}, {@code and}, {@code if},
 * comparisons, three functions, paths and literals. Whatever else stands between them goes to JSLT as it is.
 */
record CellParser(Leaves leaves) {

    static Cell parse(String text, List<Token> tokens, Leaves leaves) {
        return new CellParser(leaves).or(new Phrase(text, tokens));
    }

    private Cell or(Phrase phrase) {
        if (phrase.isWrapped("(")) {
            return or(phrase.unwrapped());
        }
        if (phrase.first().is("if")) {
            return choice(phrase);
        }
        if (hasOwnGrammar(phrase)) {
            return leaves.jslt(phrase.said(), phrase.tokens());
        }
        return joined(phrase, "or", this::and, Logic.Any::new);
    }

    private Cell and(Phrase phrase) {
        return joined(phrase, "and", this::comparison, Logic.All::new);
    }

    private static Cell joined(
            Phrase phrase, String word, Function<Phrase, Cell> parts, Function<List<Cell>, Cell> join) {
        List<Cell> cells =
                phrase.split(token -> token.is(word)).stream().map(parts).toList();
        return cells.size() == 1 ? cells.get(0) : join.apply(cells);
    }

    private Cell comparison(Phrase phrase) {
        for (int i : phrase.top()) {
            Token token = phrase.tokens().get(i);
            if (token.isComparison()) {
                return new Comparison(operand(phrase.part(0, i)), token.text(), operand(phrase.from(i + 1)));
            }
        }
        return operand(phrase);
    }

    private Cell operand(Phrase phrase) {
        if (phrase.isWrapped("(")) {
            return or(phrase.unwrapped());
        }
        Cell call = phrase.isCall() ? call(phrase) : null;
        if (call == null) {
            call = own(phrase);
        }
        if (call != null) {
            return call;
        }
        JsonNode literal = phrase.size() == 1 ? Literals.of(phrase.first()) : null;
        if (literal != null) {
            return new LiteralCell(literal);
        }
        PathCell path = path(phrase);
        return path == null ? leaves.jslt(phrase.said(), phrase.tokens()) : leaves.path(path, phrase.said());
    }

    /** A call of one of the functions that are done here; null for any other. */
    private @Nullable Cell call(Phrase phrase) {
        Phrase inner = phrase.from(1).unwrapped();
        return switch (phrase.first().text()) {
            case "not" -> new Logic.Not(or(inner));
            case "fallback" -> leaves.whole(fallback(inner), phrase.said());
            case "contains" -> oneOf(arguments(inner));
            default -> null;
        };
    }

    private Cell fallback(Phrase inner) {
        CellParser unseen = new CellParser(leaves.unseen());
        return new Fallback(arguments(inner).stream().map(unseen::or).toList());
    }

    /** {@code contains(x, ["a", "b"])}; null where the second argument is anything but a list of literals. */
    private @Nullable Cell oneOf(List<Phrase> arguments) {
        Phrase list = arguments.get(1);
        if (!list.isWrapped("[")) {
            return null;
        }
        List<JsonNode> literals = new ArrayList<>();
        for (Phrase element : arguments(list.unwrapped())) {
            JsonNode literal = element.size() == 1 ? Literals.of(element.first()) : null;
            if (literal == null) {
                return null;
            }
            literals.add(literal);
        }
        return new OneOf(or(arguments.get(0)), literals);
    }

    /** A call of a function of ours, perhaps with keys of its outcome behind it; null for anything else. */
    private @Nullable Cell own(Phrase phrase) {
        int end = phrase.size();
        while (end > 1 && phrase.tokens().get(end - 1).kind() == Token.Kind.KEY) {
            end--;
        }
        Phrase call = phrase.part(0, end);
        Functions.Own function = call.isCall() ? Functions.own(call.first().text()) : null;
        if (function == null) {
            return null;
        }
        CellParser unseen = new CellParser(leaves.unseen());
        List<Cell> arguments =
                arguments(call.from(1).unwrapped()).stream().map(unseen::or).toList();
        List<String> keys = phrase.from(end).tokens().stream().map(Token::key).toList();
        return leaves.whole(new CallCell(function, arguments, keys), phrase.said());
    }

    private static List<Phrase> arguments(Phrase phrase) {
        return phrase.split(token -> token.kind() == Token.Kind.COMMA);
    }

    /** {@code if (condition) this else that}; without an else, nothing. */
    private Cell choice(Phrase phrase) {
        Phrase rest = phrase.from(1);
        int close = rest.closing(0);
        Cell condition = or(rest.part(1, close));
        Phrase outcomes = rest.from(close + 1);
        int otherwise = otherwise(outcomes);
        if (otherwise < 0) {
            return new Logic.If(condition, or(outcomes), LiteralCell.NOTHING);
        }
        return new Logic.If(condition, or(outcomes.part(0, otherwise)), or(outcomes.from(otherwise + 1)));
    }

    /** Position of the else that belongs to this if, and not to one inside; -1 where there is none. */
    private static int otherwise(Phrase outcomes) {
        int nested = 0;
        for (int i : outcomes.top()) {
            Token token = outcomes.tokens().get(i);
            if (token.is("if")) {
                nested++;
            } else if (token.is("else") && nested-- == 0) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable PathCell path(Phrase phrase) {
        Token first = phrase.first();
        boolean isKey = first.kind() == Token.Kind.KEY;
        boolean isDot = first.kind() == Token.Kind.DOT && phrase.size() == 1;
        PathCell.Root root = isKey || isDot ? PathCell.Root.HERE : PathCell.Root.of(first.text());
        if (root == null) {
            return null;
        }
        List<Token> rest = phrase.tokens().subList(isKey ? 0 : 1, phrase.size());
        if (!rest.stream().allMatch(token -> token.kind() == Token.Kind.KEY)) {
            return null;
        }
        return new PathCell(root, rest.stream().map(Token::key).toList());
    }

    /** A pipe, or an {@code if} that is not at the front: JSLT's own matter. */
    private static boolean hasOwnGrammar(Phrase phrase) {
        return phrase.top().stream().map(phrase.tokens()::get).anyMatch(t -> t.is("|") || t.is("if"));
    }
}
