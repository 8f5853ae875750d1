package io.vitalroute.source.vendor;

/**
 * How a vendor notifies us.
 *
 * @param answer the HTTP status that tells it that a notice has arrived; some vendors want exactly one
 */
public record Push(int answer) {}
