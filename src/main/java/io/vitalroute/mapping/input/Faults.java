package io.vitalroute.mapping.input;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Problems of bodies. A parser's own message quotes the body, so it is never passed on, neither as text nor as a cause:
 * only the place is taken from it.
 */
final class Faults {
    /** What problems call the body; whoever knows the payload's id puts it in its place. */
    static final String PAYLOAD = "payload";

    private Faults() {}

    static ProblemException at(ProblemCode code, int line, int column, String message) {
        return new ProblemException(Problem.of(code, Where.file(PAYLOAD, line, column), message));
    }

    static ProblemException of(ProblemCode code, String pointer, String message) {
        return new ProblemException(Problem.of(code, Where.payload(PAYLOAD, pointer), message));
    }

    /** The same problem, said of the item that it is in. */
    static Problem inside(String pointer, Problem problem) {
        Where where = problem.where();
        return new Problem(
                problem.code(),
                problem.message(),
                new Where(where.what(), where.line(), where.column(), pointer),
                problem.hint());
    }

    /** The same problem, said of the entry of an archive that it is in, unless it has been said already. */
    static Problem under(String entry, Problem problem) {
        String path = problem.where().path();
        return path.startsWith(entry) ? problem : inside(entry + path, problem);
    }
}
