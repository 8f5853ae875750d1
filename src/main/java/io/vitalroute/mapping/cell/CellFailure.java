package io.vitalroute.mapping.cell;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * A cell or field that cannot be read from this item. Thrown and caught within one item, so that its neighbours go on;
 * carries no stack trace. Its text never holds a value of the payload.
 */
public final class CellFailure extends RuntimeException {
    private final ProblemCode code;
    private final String pointer;
    private final String said;
    private final @Nullable String hint;

    /** A failure without a hint. */
    public CellFailure(ProblemCode code, String pointer, String said) {
        this(code, pointer, said, null);
    }

    /**
     * A failure.
     *
     * @param pointer JSON pointer of what could not be read
     * @param said the problem's message
     */
    public CellFailure(ProblemCode code, String pointer, String said, @Nullable String hint) {
        super(said, null, false, false);
        this.code = code;
        this.pointer = pointer;
        this.said = said;
        this.hint = hint;
    }

    /** The same as a problem of a payload. */
    public Problem problem(String payloadId) {
        return new Problem(code, said, Where.payload(payloadId, pointer), hint);
    }
}
