package io.vitalroute.mapping;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of one entry of {@code readings}. */
final class ReadingSpec {
    private static final Shape CELL = new Shape.Cell("an expression");
    private static final Shape CONDITION = new Shape.Cell("a condition");
    private static final Shape WORD = new Shape.Words("a literal or a cell");
    private static final Shape NAME = new Shape.Words("a name");
    private static final Shape TABLE = new Shape.MapOf("what the payload says", new Shape.Words("what it means"));

    private static final Shape UNIT = new Shape.Either(
            new Shape.Words("a UCUM code"),
            new Shape.Of(() -> Spec.named("unit", "A unit that the payload names.")
                    .need("from", CELL, "Where the payload says it.", ".unit")
                    .may(
                            "table",
                            new Shape.MapOf("the vendor's word", new Shape.Words("a UCUM code")),
                            "UCUM code for each of the vendor's words; another word is a problem. Without a table the word"
                                    + " itself must be UCUM.",
                            "{lb: \"[lb_av]\", kg: kg}")
                    .may(
                            "else",
                            new Shape.Choice(List.of("ucum")),
                            "With a table: a word that it does not have is UCUM itself.",
                            "ucum")));

    private static final Spec NUMBER_OPTIONS = Spec.named("number", "How a number is said.")
            .may(
                    "unit",
                    UNIT,
                    "UCUM unit of the number after `scale`, constant or from the payload. A share of 1 has the unit \"1\""
                            + " and comes out as % where the metric wants that.",
                    "kg")
            .may("scale", new Shape.Decimal(), "The number is multiplied by this, exactly.", "0.001")
            .may(
                    "null-if",
                    new Shape.ListOf(new Shape.Words("a number or text"), true),
                    "Marks of the vendor for \"not measured\"; no reading then.",
                    "[-1, 0]")
            .may(
                    "comparator",
                    new Shape.Choice(List.of("allowed")),
                    "The number may be text such as `<40` or `>400`, out of the device's range.",
                    "allowed");

    private static final Spec NUMBER = Spec.named("value", "A number with its unit.")
            .may("number", CELL, "A JSON number, or numeric text.", ".weight")
            .may("mantissa", CELL, "With `exponent`: the number is mantissa x 10^exponent.", ".value")
            .may("exponent", CELL, "See `mantissa`.", ".unit")
            .may(
                    "sum",
                    new Shape.ListOf(CELL, false),
                    "Numbers that are added, exactly, before `scale`. Where one is absent there is no reading;"
                            + " `fallback(.x, 0)` says that absent is none.",
                    "[.lightSeconds, .deepSeconds]")
            .may("duration", CELL, "A duration, `PT2H44M` or `900s`: the number is its seconds.", ".duration")
            .also(NUMBER_OPTIONS);

    private static final Spec PART = Spec.named("part", "One part of a reading that has several.")
            .may(
                    "where",
                    CONDITION,
                    "The part is the first element of the series for which this holds. All parts have one, or none.",
                    ".type == 10")
            .may(
                    "coding",
                    CELL,
                    "In place of `where`: the part is the only element with one of the codes that the catalogue has for it;"
                            + " two such elements are a problem.",
                    ".code.coding")
            .also(NUMBER);

    private static final Spec CODED = Spec.named("coded", "A code of the metric's own list, chosen by a table.")
            .need("value", CELL, "What the payload says.", ".state")
            .need("table", TABLE, "The metric's code for each of the vendor's words.", "{0: awake, 1: light}")
            .need(
                    "else",
                    new Shape.Words("a code, `skip`, `problem`, or `text` where the metric takes words"),
                    "What any other word means. Every vendor adds words one day.",
                    "problem");

    private static final Spec CHOICE = Spec.named("choice", "A word of ours, chosen by a table.")
            .need("value", CELL, "What the payload says.", ".attrib")
            .need("table", TABLE, "Our word for each of the vendor's.", "{0: sensed, 2: self-reported}")
            .need("else", new Shape.Words("a word, or `problem`"), "What any other word means.", "unknown");

    private static final Spec SAMPLED = Spec.named("sampled", "A dense series as one value, such as an ECG.")
            .need("samples", CELL, "An array of numbers; null where one could not be measured.", ".signal")
            .need("unit", UNIT, "Unit of a sample after `factor` or `divisor`.", "mV")
            .may(
                    "factor",
                    new Shape.Words("a decimal number, or a cell"),
                    "Each sample is multiplied by this when it is shown; by 1 where a cell yields nothing.",
                    "0.001")
            .may(
                    "divisor",
                    CELL,
                    "In place of `factor`: what each sample is divided by, from the payload.",
                    ".scalingFactor")
            .may("frequency", CELL, "Samples per second; this or `period-millis`.", ".samplingFrequency")
            .may("period-millis", CELL, "Milliseconds from one sample to the next.", ".interval");

    private static final Spec DEVICE = Spec.named("device", "The measuring device as the vendor describes it.")
            .may("id", WORD, "The vendor's id or a serial number.", ".deviceid")
            .may("manufacturer", WORD, "Who made it.", "Withings")
            .may("model", WORD, "Its model.", ".model")
            .may("name", WORD, "What its owner sees.", ".deviceName")
            .may("version", WORD, "Version of its software.", ".sourceVersion")
            .may("type", WORD, "IEEE 11073 MDC code of its kind.", "528391");

    static final Spec TIME_OPTIONS = Spec.named("time", "How a time is written.")
            .may(
                    "format",
                    new Shape.ListOf(new Shape.Words("a format"), true),
                    "`iso` (default): a date and time, with or without an offset, `T` or a blank between; `epoch-seconds`;"
                            + " `epoch-millis`; `local-epoch-seconds`; or a pattern of `yyyy yy MM M dd d HH H hh h mm ss SSS a Z"
                            + " MMM`. Of several the first that fits.",
                    "epoch-seconds")
            .may("zone", WORD, "The wearer's zone, as an IANA name.", ".timezone")
            .may(
                    "offset",
                    CELL,
                    "The wearer's offset: `-07:00`, `-0700`, `Z` or a duration `-25200s`, `-PT7H`.",
                    ".zoneOffset")
            .may("offset-seconds", CELL, "The wearer's offset from UTC in seconds.", ".startTimeOffsetInSeconds")
            .may("offset-minutes", CELL, "The wearer's offset from UTC in minutes.", ".time_zone_offset")
            .may(
                    "assume-zone",
                    new Shape.Words("an IANA name or UTC"),
                    "Zone of a text that names none. Only where the vendor documents it.",
                    "UTC");

    private static final Spec TIME_VALUE = Spec.named("time", "A moment.")
            .may("value", CELL, "Where the payload says it.", ".date")
            .may("date", CELL, "With `time`: the date, where date and time of day stand apart.", ".date")
            .may("time", CELL, "The time of day.", ".key")
            .may(
                    "rolls-over-after",
                    CELL,
                    "A time of day, or a text that ends with one: what is earlier belongs to the next day.",
                    "$item.sleep_start_time")
            .may("plus-seconds", CELL, "Seconds after it.", ".key")
            .may("plus-minutes", CELL, "Minutes after it.", ".minute")
            .may("plus-millis", CELL, "Milliseconds after it.", ".delta")
            .may(
                    "step-seconds",
                    CELL,
                    "Seconds after it, times the element's position in its series.",
                    "$item.interval")
            .also(TIME_OPTIONS);

    private static final Shape TIME = new Shape.Either(CELL, new Shape.Of(() -> TIME_VALUE));

    private static final Spec DURING = Spec.named("during", "A time span. One without length is a moment.")
            .need("start", TIME, "When it begins.", ".startdate")
            .may("end", TIME, "When it ends; this or a length.", ".enddate")
            .may("seconds", CELL, "Its length in seconds.", ".duration")
            .may("minutes", CELL, "Its length in minutes.", ".minutes")
            .may("millis", CELL, "Its length in milliseconds.", ".millis")
            .may("length", CELL, "Its length as a duration: `PT2H44M`, `900s`.", ".duration")
            .may(
                    "until-next",
                    TIME,
                    "It lasts until the next element of its series begins, read as `start` is; the last one until this time.",
                    "$item.sleep_end_time")
            .also(TIME_OPTIONS);

    /** What may stand in {@code shared} and in a reading. */
    static final Spec COMMON = Spec.named("reading", "")
            .may("at", TIME, "When: a moment. A bare cell is read as `iso`.", "{value: .date, format: epoch-seconds}")
            .may("during", new Shape.Of(() -> DURING), "When: a time span.", "{start: .startdate, end: .enddate}")
            .may(
                    "day",
                    TIME,
                    "When: the wearer's calendar day. Beside `at` or `during`: where the payload says a date alone.",
                    ".calendarDate")
            .may(
                    "key",
                    new Shape.ListOf(WORD, true),
                    "The vendor's id of the record. Where left out, the start of the reading. Never the value: a correction"
                            + " must have the key of what it corrects.",
                    ".grpid")
            .may(
                    "version",
                    TIME,
                    "Of two readings with one key the higher version stands: a whole number, or a time with its `format`"
                            + " (then in milliseconds). Where left out or absent: the time of receipt in milliseconds.",
                    "{value: .modified, format: epoch-seconds}")
            .may("account", WORD, "The vendor's user id, where a payload has items of several.", ".userId")
            .may(
                    "method",
                    new Shape.Either(WORD, new Shape.Of(() -> CHOICE)),
                    "How the value came about: `sensed`, `self-reported`, `derived` or `unknown`.",
                    "sensed")
            .may(
                    "status",
                    new Shape.Either(WORD, new Shape.Of(() -> CHOICE)),
                    "`final` (default), `preliminary`, `amended` or `entered-in-error`.",
                    "preliminary")
            .may(
                    "covered-seconds",
                    CELL,
                    "In place of `status`, for a total that the vendor sends again while the day goes on: how many seconds of"
                            + " the day it covers. `preliminary` until that is the whole day, be it of 23, 24 or 25 hours.",
                    ".durationInSeconds")
            .may(
                    "deleted",
                    CONDITION,
                    "The vendor has taken the record back: `entered-in-error`. With a `key` the id alone is enough; value and"
                            + " time may be absent then.",
                    ".deleted == true")
            .may("device", new Shape.Of(() -> DEVICE), "The measuring device.", "{model: .model}");

    private static final Spec SERIES = Spec.named("series", "")
            .may("within", new Shape.Of(ReadingSpec::within), "A series around this one.", null)
            .may(
                    "in",
                    CELL,
                    "Path to an array; each element in turn is `.` then, `$outer` the element around it,"
                            + " `$item` the item, `$index` its position from 0.",
                    ".measures")
            .may("entries", CELL, "Path to an object used as a map: `.` is each `{key, value}`.", ".heartRateSamples")
            .may("characters", CELL, "Path to a text: `.` is each of its characters.", ".sleep_phase_5_min")
            .may("where", CONDITION, "Only these elements.", ".type == 1");

    private static final Spec WITHIN =
            Spec.named("within", "A series around the series.").also(SERIES);

    private static final Shape METRIC = new Shape.Either(
            new Shape.Words("a metric's name, or a cell that yields codings"),
            new Shape.Of(() -> Spec.named("metric", "The metric, chosen by what the payload says.")
                    .need("from", CELL, "What is looked up.", ".type")
                    .need(
                            "table",
                            new Shape.MapOf(
                                    "what the payload says",
                                    new Shape.ListOf(
                                            new Shape.Either(
                                                    new Shape.Words("a metric's name"),
                                                    new Shape.Of(ReadingSpec::reading)),
                                            true)),
                            "A metric's name, or a map with `metric` and the fields that differ from this entry; a list where"
                                    + " there are several. Words without a row give no reading.",
                            "{HeartRate: heart-rate}")));

    /** One entry of {@code readings}. */
    static final Spec READING = Spec.named("reading", "One kind of reading that an item may hold.")
            .need(
                    "metric",
                    METRIC,
                    "Its metric, from `mappings/metrics.yaml`. A cell here yields codings: the metric is the one that the"
                            + " catalogue has under them, see [Metrics by their codes](#metrics-by-their-codes).",
                    "body-weight")
            .also(SERIES)
            .may(
                    "systems",
                    new Shape.MapOf("a code system as the payload calls it", new Shape.Words("its URI")),
                    "With codings: URIs of code systems that the payload calls otherwise.",
                    "{LN: \"http://loinc.org\"}")
            .may(
                    "else",
                    NAME,
                    "With codings: elements whose codes the catalogue does not have are counted as left out, under this"
                            + " reason.",
                    "no-metric")
            .may(
                    "skip",
                    new Shape.MapOf("a reason", CONDITION),
                    "Elements left out on purpose, counted under the reason. The first condition that holds counts.",
                    "{off-wrist: .value == -1}")
            .may(
                    "value",
                    new Shape.Either(CELL, new Shape.Of(() -> NUMBER)),
                    "A number. A bare cell is its `number`; `unit` and the rest then stand beside it.",
                    "{mantissa: .value, exponent: .unit, unit: kg}")
            .may(
                    "parts",
                    new Shape.MapOf("a part of the metric", new Shape.Either(CELL, new Shape.Of(() -> PART))),
                    "Numbers that belong together. Without a required part there is no reading: none of them given is"
                            + " nothing, only some is a problem. `\"*\"` stands for each part that is not named.",
                    "{systolic: .systolic, diastolic: .diastolic}")
            .may(
                    "coded",
                    new Shape.Either(
                            new Shape.Words("a code of the metric, or a cell that yields codings"),
                            new Shape.Of(() -> CODED)),
                    "A code: always the same, or by a table, or the one that the catalogue has under the codings.",
                    "{value: .state, table: {0: awake}, else: problem}")
            .may("text", CELL, "Words, or a date where the metric is one.", ".note")
            .may("sampled", new Shape.Of(() -> SAMPLED), "A dense series as one value.", null)
            .may(
                    "stays",
                    new Shape.Flag(),
                    "With `replaces`: it is not taken back where the item comes again without it, as another stream says it"
                            + " too.",
                    "true")
            .also(NUMBER_OPTIONS)
            .also(COMMON);

    private ReadingSpec() {}

    private static Spec reading() {
        return READING;
    }

    private static Spec within() {
        return WITHIN;
    }
}
