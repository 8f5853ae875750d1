package io.vitalroute.mapping.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Turns the words of a cell, whose syntax JSLT has accepted, into cells of our own: {@code or}, {@code and}, {@code not},
 * {@code if}, comparisons, paths and literals. Whatever else stands between them goes to JSLT as it is.
 */
final class CellParser {
    private final String text;
    private final List<Token> tokens;
    private final Leaves leaves;

    private CellParser(String text, List<Token> tokens, Leaves leaves) {
        this.text = text;
        this.tokens = tokens;
        this.leaves = leaves;
    }

    static Cell parse(String text, List<Token> tokens, Leaves leaves) {
        return new CellParser(text, tokens, leaves).or(0, tokens.size());
    }

    private Cell or(int from, int to) {
        if (isWrapped(from, to)) {
            return or(from + 1, to - 1);
        }
        if (tokens.get(from).is("if")) {
            return choice(from, to);
        }
        if (hasOwnGrammar(from, to)) {
            return jslt(from, to);
        }
        return split(from, to, "or", Logic.Any::new, this::and);
    }

    private Cell and(int from, int to) {
        return split(from, to, "and", Logic.All::new, this::comparison);
    }

    private Cell comparison(int from, int to) {
        for (int i : top(from, to)) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.OPERATOR && "== != < <= > >=".contains(token.text())) {
                return new Comparison(operand(from, i), token.text(), operand(i + 1, to));
            }
        }
        return operand(from, to);
    }

    private Cell operand(int from, int to) {
        if (isWrapped(from, to)) {
            return or(from + 1, to - 1);
        }
        Cell known = to - from > 3 && isWrapped(from + 1, to) ? call(from, to) : null;
        if (known != null) {
            return known;
        }
        JsonNode literal = to - from == 1 ? literal(tokens.get(from)) : null;
        if (literal != null) {
            return new LiteralCell(literal);
        }
        PathCell path = path(from, to);
        return path == null ? jslt(from, to) : leaves.path(path, slice(from, to));
    }

    /** A call of one of the functions that are done here; null for any other. */
    private @Nullable Cell call(int from, int to) {
        return switch (tokens.get(from).text()) {
            case "not" -> new Logic.Not(or(from + 2, to - 1));
            case "fallback" -> leaves.whole(fallback(from + 2, to - 1), slice(from, to));
            case "contains" -> oneOf(arguments(from + 2, to - 1));
            default -> null;
        };
    }

    private Cell fallback(int from, int to) {
        CellParser unseen = new CellParser(text, tokens, leaves.unseen());
        return new Fallback(arguments(from, to).stream()
                .map(argument -> unseen.or(argument[0], argument[1]))
                .toList());
    }

    /** {@code contains(x, ["a", "b"])}; null where the second argument is anything but a list of literals. */
    private @Nullable Cell oneOf(List<int[]> arguments) {
        int open = arguments.get(1)[0];
        int close = arguments.get(1)[1] - 1;
        if (!tokens.get(open).is("[") || closing(open) != close) {
            return null;
        }
        List<JsonNode> literals = new ArrayList<>();
        for (int[] element : arguments(open + 1, close)) {
            JsonNode literal = element[1] - element[0] == 1 ? literal(tokens.get(element[0])) : null;
            if (literal == null) {
                return null;
            }
            literals.add(literal);
        }
        return new OneOf(or(arguments.get(0)[0], arguments.get(0)[1]), literals);
    }

    /** Where each argument begins and ends. */
    private List<int[]> arguments(int from, int to) {
        List<int[]> arguments = new ArrayList<>();
        int start = from;
        for (int i : top(from, to)) {
            if (tokens.get(i).kind() == Token.Kind.COMMA) {
                arguments.add(new int[] {start, i});
                start = i + 1;
            }
        }
        if (start < to) {
            arguments.add(new int[] {start, to});
        }
        return arguments;
    }

    /** {@code if (condition) this else that}; without an else, nothing. */
    private Cell choice(int from, int to) {
        int close = closing(from + 1);
        int otherwise = -1;
        int nested = 0;
        for (int i : top(close + 1, to)) {
            if (tokens.get(i).is("if")) {
                nested++;
            } else if (tokens.get(i).is("else") && nested-- == 0) {
                otherwise = i;
                break;
            }
        }
        Cell condition = or(from + 2, close);
        if (otherwise < 0) {
            return new Logic.If(condition, or(close + 1, to), LiteralCell.NOTHING);
        }
        return new Logic.If(condition, or(close + 1, otherwise), or(otherwise + 1, to));
    }

    private Cell split(int from, int to, String word, BiFunctionOfCells join, BiFunction<Integer, Integer, Cell> next) {
        List<Cell> cells = new ArrayList<>();
        int start = from;
        for (int i : top(from, to)) {
            if (tokens.get(i).is(word)) {
                cells.add(next.apply(start, i));
                start = i + 1;
            }
        }
        Cell last = next.apply(start, to);
        if (cells.isEmpty()) {
            return last;
        }
        cells.add(last);
        return join.of(List.copyOf(cells));
    }

    private interface BiFunctionOfCells {
        Cell of(List<Cell> cells);
    }

    private @Nullable PathCell path(int from, int to) {
        Token first = tokens.get(from);
        PathCell.Root root = first.kind() == Token.Kind.VARIABLE ? PathCell.Root.of(first.text()) : PathCell.Root.HERE;
        if (root == null || (first.kind() == Token.Kind.DOT && to - from > 1)) {
            return null;
        }
        List<String> keys = new ArrayList<>();
        int start = first.kind() == Token.Kind.KEY ? from : from + 1;
        for (int i = start; i < to; i++) {
            if (tokens.get(i).kind() != Token.Kind.KEY) {
                return null;
            }
            keys.add(name(tokens.get(i).text().substring(1)));
        }
        boolean isPath =
                first.kind() == Token.Kind.KEY || first.kind() == Token.Kind.DOT || first.kind() == Token.Kind.VARIABLE;
        return isPath ? new PathCell(root, keys) : null;
    }

    private static String name(String word) {
        return word.startsWith("\"") ? requireNonNull(unquoted(word)) : word;
    }

    private static @Nullable JsonNode literal(Token token) {
        return switch (token.kind()) {
            case STRING -> TextNode.valueOf(unquoted(token.text()));
            case NUMBER ->
                token.text().contains(".") || token.text().length() > 18
                        ? DecimalNode.valueOf(requireNonNull(Numbers.read(token.text())))
                        : LongNode.valueOf(Long.parseLong(token.text()));
            case NAME ->
                switch (token.text()) {
                    case "true" -> BooleanNode.TRUE;
                    case "false" -> BooleanNode.FALSE;
                    case "null" -> NullNode.getInstance();
                    default -> null;
                };
            default -> null;
        };
    }

    /** The text of a string token; escapes as in JSON. */
    static String unquoted(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        if (inner.indexOf('\\') < 0) {
            return inner;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (inner.charAt(++i) == 'u') {
                plain.append((char) Integer.parseInt(inner.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                int known = "nrtbf".indexOf(inner.charAt(i));
                plain.append(known < 0 ? inner.charAt(i) : "\n\r\t\b\f".charAt(known));
            }
        }
        return plain.toString();
    }

    /** A pipe, or an {@code if} that is not at the front: JSLT's own matter. */
    private boolean hasOwnGrammar(int from, int to) {
        return top(from, to).stream().map(tokens::get).anyMatch(t -> t.is("|") || t.is("if"));
    }

    private Cell jslt(int from, int to) {
        return leaves.jslt(slice(from, to), tokens.subList(from, to));
    }

    private String slice(int from, int to) {
        return text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** Whether one pair of parentheses encloses it all. */
    private boolean isWrapped(int from, int to) {
        return to - from > 2 && tokens.get(from).is("(") && closing(from) == to - 1;
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.OPEN) {
                depth++;
            } else if (tokens.get(i).kind() == Token.Kind.CLOSE && --depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("JSLT has accepted a cell with an open bracket");
    }

    /** Positions of the words that stand in no bracket. */
    private List<Integer> top(int from, int to) {
        List<Integer> positions = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (tokens.get(i).kind() == Token.Kind.OPEN) {
                i = closing(i);
            } else {
                positions.add(i);
            }
        }
        return positions;
    }
}
