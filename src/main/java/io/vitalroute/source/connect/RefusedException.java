package io.vitalroute.source.connect;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** Carries a refusal out of the middle of the flow. */
final class RefusedException extends RuntimeException {
    private final transient Refused refused;

    RefusedException(Reason reason, Problem problem) {
        super(problem.toString());
        this.refused = new Refused(reason, problem);
    }

    static RefusedException of(Reason reason, ProblemCode code, String vendor, String message, String hint) {
        return new RefusedException(
                reason, Problem.of(code, Where.of(vendor), message).hint(hint));
    }

    Refused refused() {
        return refused;
    }
}
