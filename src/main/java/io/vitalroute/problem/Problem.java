package io.vitalroute.problem;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, said so that its reader knows what, where and what to do.
 *
 * @param code what kind of thing went wrong; it decides what the engine does about it
 * @param message one sentence without a final stop; names ids, paths, types and lengths, never a clinical value
 * @param where the place
 * @param hint what to do about it, or null where nothing sensible can be said
 */
public record Problem(
        ProblemCode code,
        String message,
        Where where,
        @Nullable String hint) {

    /** A problem without a hint. */
    public static Problem of(ProblemCode code, Where where, String message) {
        return new Problem(code, message, where, null);
    }

    /** The same problem with a hint. */
    public Problem hint(@Nullable String text) {
        return new Problem(code, message, where, text);
    }

    /** {@code withings.map.yaml:7:3: M101 unknown key "skp" (did you mean "skip"?)}. */
    @Override
    public String toString() {
        String text = where + ": " + code.id() + " " + message;
        return hint == null ? text : text + " (" + hint + ")";
    }
}
