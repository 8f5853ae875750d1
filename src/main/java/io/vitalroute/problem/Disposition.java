package io.vitalroute.problem;

/** What the engine does about a problem. It belongs to the code, so that no route and no catch block classifies. */
public enum Disposition {
    /** The sender or author is told at once and nothing is taken over: a bad file, a request that is refused. */
    REJECT,
    /** What is affected is kept for a person, and its neighbours go on. */
    PARK,
    /** Temporary: try again, with back-off. */
    RETRY
}
