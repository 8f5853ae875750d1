package io.vitalroute.source.push;

/**
 * The answer to a greeting.
 *
 * @param status of HTTP
 * @param body JSON; empty for none
 */
public record Greeted(int status, String body) {}
