package io.vitalroute.sandbox.people;

import java.time.Instant;

/** A blood pressure in mmHg with the pulse per minute, taken at a cuff. */
public record Pressure(Instant at, int systolic, int diastolic, int pulse) {}
