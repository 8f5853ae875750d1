package io.vitalroute.mapping.expect;

import java.util.List;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.Where;

/**
 * How a test ended.
 *
 * @param at where it stands
 * @param failures empty where it passed
 */
public record TestResult(String name, Where at, List<Problem> failures) {
    /** Whether nothing differs. */
    public boolean passed() {
        return failures.isEmpty();
    }
}
