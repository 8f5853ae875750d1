package io.vitalroute.source.connect;

import io.vitalroute.problem.Problem;

/**
 * Nothing was connected.
 *
 * @param reason for the page
 * @param problem for our side
 */
public record Refused(Reason reason, Problem problem) implements Asked, Agreed, Arrived {}
