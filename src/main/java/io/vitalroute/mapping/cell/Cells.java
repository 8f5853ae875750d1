package io.vitalroute.mapping.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** Compiles the cells of one file, each once, and gathers what is wrong with them. */
public final class Cells {
    private final List<Problem> problems;
    private final Observer observer;
    private final Map<Where, Cell> compiled = new HashMap<>();

    /** May wrap a cell in order to see what it yields. */
    public interface Observer {
        /** A path, a fallback or a computed part of a cell, as written, and the place of its cell. */
        Cell observe(Cell cell, String text, Where at);

        /** Sees nothing; costs nothing. */
        static Observer none() {
            return (cell, text, at) -> cell;
        }
    }

    /** Findings are added to {@code problems}. */
    public Cells(List<Problem> problems, Observer observer) {
        this.problems = problems;
        this.observer = observer;
    }

    /** The names of all functions that a cell may call. */
    public static List<String> functions() {
        return CellCheck.known();
    }

    /** A cell that is always an expression. Where it is none, findings are added and the result yields nothing. */
    public Cell expression(Node.Text node) {
        Cell known = compiled.get(node.at());
        if (known == null) {
            known = compile(node);
            compiled.put(node.at(), known);
        }
        return known;
    }

    /** A path to a part of the payload; anything else is a finding. */
    public Cell path(Node.Text node) {
        List<Token> tokens = Tokens.of(node.text());
        boolean isPath = !tokens.isEmpty()
                && tokens.stream()
                        .allMatch(t -> t.kind() == Token.Kind.KEY
                                || t.kind() == Token.Kind.VARIABLE
                                || (t.kind() == Token.Kind.DOT && tokens.size() == 1));
        if (!isPath) {
            problems.add(Problem.of(ProblemCode.C201_CELL, node.at(), "\"" + node.text() + "\" is not a path")
                    .hint("a path is written .body.items, or . for the whole"));
            return LiteralCell.NOTHING;
        }
        return expression(node);
    }

    /**
     * A literal as it stands, or an expression: that begins with {@code .}, {@code $}, {@code (}, a quote or {@code if}, or
     * is a call {@code name(}.
     */
    public Cell word(Node.Text node) {
        return isExpression(node.text()) ? expression(node) : LiteralCell.text(node.text());
    }

    /** Whether a word is an expression rather than a literal. */
    public static boolean isExpression(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (".$(\"".indexOf(text.charAt(0)) >= 0) {
            return true;
        }
        List<Token> tokens = Tokens.of(text);
        Token first = tokens.get(0);
        return first.kind() == Token.Kind.NAME
                && tokens.size() > 1
                && tokens.get(1).is("(")
                && (first.is("if") || tokens.get(1).start() == first.end());
    }

    private Cell compile(Node.Text node) {
        List<Token> tokens = Tokens.of(node.text());
        CellCheck.Places places = offset -> place(node, offset);
        List<Problem> found = CellCheck.of(tokens, places);
        if (tokens.isEmpty()) {
            found.add(Problem.of(ProblemCode.C201_CELL, node.at(), "an empty cell"));
        }
        if (found.isEmpty() && Jslt.parsed(node.text(), places, found) == null) {
            problems.addAll(found);
            return LiteralCell.NOTHING;
        }
        problems.addAll(found);
        return found.isEmpty() ? parsed(node, tokens) : LiteralCell.NOTHING;
    }

    private Cell parsed(Node.Text node, List<Token> tokens) {
        try {
            return CellParser.parse(node.text(), tokens, new Leaves(node, problems, observer));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
            problems.add(Problem.of(ProblemCode.C201_CELL, node.at(), "not readable as a cell"));
            return LiteralCell.NOTHING;
        }
    }

    /** The place in the file; inside a block or folded text only the cell's own place is known. */
    static Where place(Node.Text node, int offset) {
        Where at = node.at();
        if (node.text().indexOf('\n') >= 0) {
            return at;
        }
        return Where.file(at.what(), at.line(), at.column() + offset + (node.quoted() ? 1 : 0));
    }
}
