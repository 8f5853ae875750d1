package io.vitalroute.problem;

import java.util.List;

/** Carries problems to the place that can report them. Its message holds no values, as problems don't. */
public final class ProblemException extends RuntimeException {
    private final transient List<Problem> problems;

    /** One problem. */
    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /** Several problems, found together. */
    public ProblemException(List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** What went wrong; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    /** The first problem, for places that can carry only one. */
    public Problem first() {
        return problems.get(0);
    }
}
