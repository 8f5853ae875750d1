package io.vitalroute.mapping.input;

/** The reader for each format. */
public final class Inputs {
    private Inputs() {}

    /** A reader for bodies of this format. */
    public static Input of(InputFormat format, Limits limits) {
        if (format instanceof InputFormat.Json json) {
            return new JsonInput(json.each(), limits);
        }
        throw new IllegalStateException("unknown format " + format.getClass().getSimpleName());
    }
}
