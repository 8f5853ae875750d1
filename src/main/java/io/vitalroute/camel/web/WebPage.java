package io.vitalroute.camel.web;

/** Something that answers HTTP requests; called by many threads at once. */
@FunctionalInterface
public interface WebPage {
    /** The answer. A {@link io.vitalroute.problem.ProblemException} is told to the sender as JSON. */
    WebAnswer answer(WebRequest request);
}
