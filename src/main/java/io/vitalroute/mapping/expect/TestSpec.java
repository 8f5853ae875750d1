package io.vitalroute.mapping.expect;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of {@code *.test.yaml} beside a mapping file. */
public final class TestSpec {
    private static final Shape WORDS = new Shape.Words("text");

    private static final Spec READING = Spec.named(
                    "expected reading",
                    "Only what is named here is compared; each one stands for a reading of its own.")
            .need("metric", new Shape.Words("a metric's name"), "The metric.", "body-weight")
            .may(
                    "value",
                    new Shape.Words("number and unit"),
                    "A number, in the vendor's unit or any other: then it is converted and compared to the decimals given"
                            + " here. `<40 mg/dL` where the device knew only that.",
                    "74.126 kg")
            .may("coded", new Shape.Words("a code of the metric"), "The code.", "rem")
            .may("text", WORDS, "The words or the date.", "\"2026-01-31\"")
            .may("samples", new Shape.Int(0, Integer.MAX_VALUE), "How many samples a series has.", "512")
            .may(
                    "at",
                    new Shape.Words("an ISO time with offset"),
                    "The moment, in the wearer's time.",
                    "\"2026-01-31T07:05:00+01:00\"")
            .may(
                    "during",
                    new Shape.Words("an ISO interval"),
                    "The time span.",
                    "\"2026-01-31T00:00:00Z/2026-01-31T01:00:00Z\"")
            .may("day", new Shape.Words("a date"), "The calendar day.", "2026-01-31")
            .may("zone", new Shape.Words("a zone"), "The zone of the day.", "Europe/Rome")
            .may(
                    "offset-origin",
                    new Shape.Choice(List.of("source", "account", "none")),
                    "Who said where the wearer was.",
                    "source")
            .may("account", WORDS, "The vendor's user id.", "user-7")
            .may(
                    "method",
                    new Shape.Choice(List.of("sensed", "self-reported", "derived", "unknown")),
                    "How the value came about.",
                    "sensed")
            .may(
                    "status",
                    new Shape.Choice(List.of("final", "preliminary", "amended", "entered-in-error")),
                    "How far it can be relied on.",
                    "final")
            .may("version", new Shape.Int(Long.MIN_VALUE, Long.MAX_VALUE), "Its version.", "1433052400000")
            .may("device", WORDS, "Id, model or name of the device.", "Scale")
            .may("item", new Shape.Words("a JSON pointer"), "The item that it comes from.", "/body/measuregrps/0")
            .may("reason", WORDS, "Of a parked reading: why.", "owner-unclear")
            .may("<part>", new Shape.Words("number and unit"), "A part of the reading, by its name.", "\"104 mm[Hg]\"");

    private static final Spec PROBLEM = Spec.named("expected problem", "A problem of an item or of the payload.")
            .need("code", new Shape.Words("a problem's code"), "Its code.", "M201")
            .may("at", new Shape.Words("a JSON pointer"), "Its place.", "/body/measuregrps/0/date");

    private static final Spec TEST = Spec.named("test", "A payload and what the mapping must make of it.")
            .need("name", new Shape.Words("a sentence"), "What holds.", "a scale with a cuff gives weight and pressure")
            .may("payload", new Shape.Words("a file"), "The payload, seen from this file.", "samples/measures.json")
            .may("body", WORDS, "The payload itself, where it is short.", "'{\"body\": {}}'")
            .may(
                    "entry",
                    new Shape.Words("a name"),
                    "The payload comes as the entry of this name in a zip archive.",
                    "Takeout/Fitbit/steps-2026-03-01.json")
            .may(
                    "change",
                    new Shape.MapOf("a JSON pointer", new Shape.Any("any value")),
                    "What is different in a JSON payload: a value is put there, `/-` appends to an array.",
                    "{/body/measuregrps/0/date: null}")
            .may(
                    "remove",
                    new Shape.ListOf(new Shape.Words("a JSON pointer"), true),
                    "What is taken out of a JSON payload.",
                    "/body/timezone")
            .may(
                    "replace",
                    new Shape.MapOf("a text that is there", new Shape.Words("another text")),
                    "What is different in a payload of any format, as text.",
                    "{lb: stone}")
            .may("account", WORDS, "The account that the payload as a whole belongs to.", "user-7")
            .may("zone", new Shape.Words("an IANA name"), "The zone of the account.", "Europe/Rome")
            .may(
                    "received-at",
                    new Shape.Words("an ISO instant"),
                    "When the payload came; 2026-01-01T00:00:00Z where left out.",
                    "\"2026-05-04T10:00:00Z\"")
            .may(
                    "readings",
                    new Shape.ListOf(new Shape.Of(() -> READING), false),
                    "Readings that must be there, in any order. Others may be there too: see `count`.",
                    null)
            .may("count", new Shape.Int(0, Integer.MAX_VALUE), "How many readings there must be in all.", "36")
            .may(
                    "problems",
                    new Shape.ListOf(new Shape.Of(() -> PROBLEM), false),
                    "The problems, all of them. Where left out there must be none.",
                    "[{code: M201, at: /0/date}]")
            .may(
                    "skips",
                    new Shape.MapOf("a reason", new Shape.Int(0, Integer.MAX_VALUE)),
                    "How many items, or elements of a series, are skipped, by reason: all reasons. Not compared where left"
                            + " out.",
                    "{goal: 1}")
            .may(
                    "parked",
                    new Shape.ListOf(new Shape.Of(() -> READING), false),
                    "Readings that wait for a person, all of them. Where left out there must be none.",
                    null)
            .may("unmatched", new Shape.Int(0, Integer.MAX_VALUE), "How many items hold nothing known.", "0");

    /** A whole test file. */
    public static final Spec FILE = Spec.named("mapping test file", "Lies beside its mapping, under the same name.")
            .need("tests", new Shape.ListOf(new Shape.Of(() -> TEST), false), "The tests.", null);

    private TestSpec() {}
}
