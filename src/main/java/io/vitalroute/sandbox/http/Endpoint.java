package io.vitalroute.sandbox.http;

/** Answers requests; called by many threads at once. */
@FunctionalInterface
public interface Endpoint {
    /** The answer to a request. */
    Answer answer(Received request);
}
