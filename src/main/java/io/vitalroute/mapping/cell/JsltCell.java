package io.vitalroute.mapping.cell;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * What our own evaluator does not cover, left to JSLT.
 *
 * @param variables whether the text names any, so that their map is built only where needed
 * @param at the place of the cell, for the message of a failure; JSLT's own message may hold values and is not used
 */
record JsltCell(Expression expression, boolean variables, Where at) implements Cell {
    @Override
    public JsonNode value(Scope scope) {
        try {
            return variables
                    ? expression.apply(variables(scope), scope.node())
                    : expression.apply(Map.of(), scope.node());
        } catch (JsltException | ArithmeticException | IllegalArgumentException e) {
            throw failure(scope, "the cell at " + at + " cannot be applied to what is here");
        } catch (StackOverflowError e) {
            throw failure(scope, "the cell at " + at + " runs too deep on what is here");
        }
    }

    private static CellFailure failure(Scope scope, String said) {
        return new CellFailure(ProblemCode.M207_CELL, scope.pointer(), said, "explain shows the item and its cells");
    }

    private static Map<String, JsonNode> variables(Scope scope) {
        return Map.of(
                "payload", scope.payload(),
                "item", scope.itemNode(),
                "outer", scope.outerNode(),
                "origin", scope.origin(),
                "index", scope.indexNode(),
                "list", scope.listNode());
    }
}
