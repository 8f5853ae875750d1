package io.vitalroute.mapping;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of {@code *.map.yaml}: the one place from which checks, reference page and JSON Schema come. */
public final class MappingSpec {
    private static final Shape CONDITION = new Shape.Cell("a condition");
    private static final Shape NAME = new Shape.Words("a name");

    private static final Spec ACCEPTS = Spec.named("accepts", "Which payloads the mapping is for.")
            .need("source", NAME, "The vendor, as routes name it.", "withings")
            .need("stream", NAME, "The kind of data.", "measures");

    private static final Spec INPUT = Spec.named("input", "What the body is written in; JSON where this is left out.")
            .may(
                    "format",
                    new Shape.Choice(List.of("json", "xml", "csv", "form", "json-or-csv", "hl7", "fhir")),
                    "How the body is written. Inside a zip archive: how its entries are; `json-or-csv` tells them apart by"
                            + " how they begin. `hl7` and `fhir`: see [HL7 v2](#hl7-v2) and [FHIR](#fhir).",
                    null)
            .may(
                    "zip",
                    new Shape.Words("patterns of entry names"),
                    "The body may be a zip archive: which entries to read. `*` stands for any characters, `!` excludes.",
                    "\"*.xml !*_cda.xml\"")
            .may(
                    "items",
                    new Shape.ListOf(new Shape.Words("an element's name"), true),
                    "XML: names of the root's children that are items. An element is an object: its name under `_`,"
                            + " attributes as text, children as arrays under their names, its own text under `#text`.",
                    "[Record, Correlation]")
            .may(
                    "ignore",
                    new Shape.ListOf(new Shape.Words("an element's name"), true),
                    "XML: elements that are left out wherever they are.",
                    "[Location]")
            .may("delimiter", new Shape.Words("one character"), "CSV: what stands between columns; a comma.", "\";\"");

    private static final Spec REPLACES = Spec.named("replaces", "Which earlier item an item takes the place of.")
            .need(
                    "item",
                    new Shape.ListOf(new Shape.Words("a literal or a cell"), true),
                    "The item's own id within the account and this mapping; an item without one replaces nothing.",
                    "[.startTimeInSeconds, .activityType]")
            .may(
                    "span",
                    new Shape.Choice(List.of("readings")),
                    "`readings`: it speaks only for the time from its first reading to its last; for vendors that number"
                            + " nothing and send a stretch of time again.",
                    "readings");

    static final Spec SHARED = Spec.named(
                    "shared",
                    "What all readings of an item have in common. Cells here see the item as `.`; each may be replaced in a"
                            + " reading, where `.` is the element of its series.")
            .also(ReadingSpec.COMMON);

    /** A whole mapping file. */
    public static final Spec MAPPING = Spec.named("mapping file", "Turns payloads of one stream into readings.")
            .need("mapping", NAME, "Its name: the path without `.map.yaml`.", "withings/measures")
            .need(
                    "version",
                    new Shape.Int(1, Integer.MAX_VALUE),
                    "Stamped on every reading; count it up with every change of meaning.",
                    "1")
            .may(
                    "description",
                    new Shape.Words("a sentence"),
                    "What a reader should know, such as the vendor's page.",
                    null)
            .need(
                    "accepts",
                    new Shape.Of(() -> ACCEPTS),
                    "Which payloads it is for.",
                    "{source: withings, stream: measures}")
            .may("input", new Shape.Of(() -> INPUT), "What the body is written in; JSON where left out.", null)
            .may(
                    "each",
                    new Shape.ListOf(new Shape.Cell("the path to the items, or `.` for the whole payload"), true),
                    "Where the items are. An array gives its elements; an object is one item. `[.data, .]` for vendors whose"
                            + " lists stand under `data`, while one record asked for by its id is the payload itself: an"
                            + " object without `data` is the one item. `[.records, .deletes]`: the elements of several lists, in"
                            + " the payload's order; `$list` is the key of an item's own. For JSON only.",
                    ".body.measuregrps")
            .may(
                    "stretches",
                    new Shape.Cell("the path to an array of an item, of one key"),
                    "For items that may be larger than memory: the array that makes them so. A large item comes in stretches of"
                            + " it, each with all else that the item holds, and counts once for each. Only `in` may name it.",
                    ".data")
            .may(
                    "skip",
                    new Shape.MapOf("a reason", CONDITION),
                    "Items left out on purpose, counted under the reason. The first condition that holds counts.",
                    "{goal: .category == 2}")
            .may(
                    "park",
                    new Shape.MapOf("a reason", CONDITION),
                    "Items whose readings a person must decide about before they reach a chart.",
                    "{owner-unclear: .attrib == 1}")
            .may(
                    "replaces",
                    new Shape.Either(new Shape.Words("a literal or a cell"), new Shape.Of(() -> REPLACES)),
                    "For vendors that send an item again as a whole: its id. Readings that were made of the item before and"
                            + " that it no longer holds are taken back (`entered-in-error`); an older `version` that comes late"
                            + " changes nothing. An item with a problem in it takes nothing back; one that `skip` leaves out takes back all.",
                    ".startTimeInSeconds")
            .may("shared", new Shape.Of(() -> SHARED), "What all readings of an item have in common.", null)
            .may(
                    "readings",
                    new Shape.ListOf(new Shape.Of(() -> ReadingSpec.READING), false),
                    "What the items say. Left out where a stream holds no measurements, as notices do: then there is `skip`,"
                            + " and an item that it does not name is unmatched.",
                    null);

    private MappingSpec() {}
}
