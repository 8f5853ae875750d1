package io.vitalroute.store;

/** How much was thrown away: bodies of payloads, bytes of deliveries, values, problems, and parked readings. */
public record Pruned(int bodies, int messages, int values, int problems, int parked) {}
