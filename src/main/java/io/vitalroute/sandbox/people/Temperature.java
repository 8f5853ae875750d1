package io.vitalroute.sandbox.people;

import java.math.BigDecimal;
import java.time.Instant;

/** A body temperature in degrees Celsius, taken with a thermometer. */
public record Temperature(Instant at, BigDecimal celsius) {}
