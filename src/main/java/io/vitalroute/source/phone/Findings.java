package io.vitalroute.source.phone;

import java.util.ArrayList;
import java.util.List;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** Everything that is wrong with a request, by JSON pointer, up to a number that people can read. */
final class Findings {
    private static final int MOST = 50;

    private final List<Problem> problems = new ArrayList<>();
    private int more;

    void say(String pointer, String message, String hint) {
        add(problem(pointer, message).hint(hint));
    }

    void add(Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        } else {
            more++;
        }
    }

    static Problem problem(String pointer, String message) {
        return Problem.of(ProblemCode.S501_CONTRACT, Where.payload("request", pointer), message);
    }

    /** Throws all of them, if there are any. */
    void raise() {
        if (more > 0) {
            problems.add(problem("", "and " + more + " problems more"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}
