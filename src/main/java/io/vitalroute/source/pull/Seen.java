package io.vitalroute.source.pull;

import org.jspecify.annotations.Nullable;

/**
 * What stands at a place of an answer.
 *
 * @param text a scalar's text; null for all else
 */
record Seen(Kind kind, @Nullable String text) {
    /** Nothing stands there. */
    static final Seen ABSENT = new Seen(Kind.NONE, null);

    /** What kind of thing. */
    enum Kind {
        /** Nothing, or null. */
        NONE,
        /** False, or an empty text. */
        NO,
        /** True, a number, or text. */
        SCALAR,
        /** An array or object without anything in it. */
        EMPTY,
        /** An array or object with something in it. */
        FULL
    }

    /** Whether nothing is there to be kept. */
    boolean isEmpty() {
        return kind == Kind.NONE || kind == Kind.EMPTY;
    }

    /** Whether it says yes: not nothing, false, nought or an empty text. */
    boolean isYes() {
        return kind == Kind.SCALAR && !"0".equals(text);
    }
}
