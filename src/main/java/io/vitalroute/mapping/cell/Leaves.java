package io.vitalroute.mapping.cell;

import java.util.List;

import com.schibsted.spt.data.jslt.Expression;

import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

/** Makes the parts of one cell for {@link CellParser}: what is read, and what is left to JSLT. */
record Leaves(Node.Text node, List<Problem> problems, Cells.Observer observer) {

    Cell path(PathCell path, String text) {
        return observer.observe(path, text, node.at());
    }

    /** A part of which one alternative is enough: it is seen as a whole, made of leaves that are not. */
    Cell whole(Cell cell, String text) {
        return observer.observe(cell, text, node.at());
    }

    Leaves unseen() {
        return new Leaves(node, problems, Cells.Observer.none());
    }

    Cell jslt(String text, List<Token> tokens) {
        tokens.stream().filter(Token::isOrder).findFirst().ifPresent(this::hidden);
        boolean variables = tokens.stream().anyMatch(t -> t.kind() == Token.Kind.VARIABLE);
        Expression expression = Jslt.parsed(text, offset -> node.at(), problems);
        return expression == null
                ? LiteralCell.NOTHING
                : observer.observe(new JsltCell(expression, variables, node.at()), text, node.at());
    }

    private void hidden(Token token) {
        problems.add(Problem.of(
                        ProblemCode.C208_HIDDEN_COMPARISON,
                        Cells.place(node, token.start()),
                        "\"" + token.text()
                                + "\" inside a function or a comprehension takes an absent value as the smallest one")
                .hint("compare at the top of the cell, or in where"));
    }
}
