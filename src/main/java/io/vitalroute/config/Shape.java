package io.vitalroute.config;

import java.util.List;
import java.util.function.Supplier;

/** What may stand at one place of a file. */
public sealed interface Shape {
    /** Free text; {@code what} says what kind, for messages and the reference: "a metric's name". */
    record Words(String what) implements Shape {}

    /** An expression over the current item. */
    record Cell(String what) implements Shape {}

    /** A whole number. */
    record Int(long min, long max) implements Shape {}

    /** An exact decimal. */
    record Decimal() implements Shape {}

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {}

    /** One of some words. */
    record Choice(List<String> words) implements Shape {}

    /** A list; a single item may stand without its dash where {@code bare}. */
    record ListOf(Shape item, boolean bare) implements Shape {}

    /** A map with keys of the author's choice. */
    record MapOf(String keys, Shape value) implements Shape {}

    /** A map with known keys. Lazy, so that specs may be recursive. */
    record Of(Supplier<Spec> spec) implements Shape {}

    /** Any value of any depth. */
    record Any(String what) implements Shape {}

    /** Either form; which one is told apart by the kind of node alone (text, list or map). */
    record Either(Shape text, Shape structure) implements Shape {}
}
