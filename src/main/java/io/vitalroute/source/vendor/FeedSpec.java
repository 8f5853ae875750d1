package io.vitalroute.source.vendor;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of a feed in {@code *.vendor.yaml}. */
final class FeedSpec {
    private static final Shape DURATION = new Shape.Words("a duration");
    private static final Shape PLACE = new Shape.Words("a JSON Pointer");

    private static final Spec PAGING = Spec.named("paging", "How the next page is found in an answer.")
            .need(
                    "next",
                    PLACE,
                    "Where its mark stands; `-` is the last element of an array. There is no further page where nothing,"
                            + " null, false or an empty text stands there. The mark fills the blank `{page}`.",
                    "/nextPageToken")
            .may(
                    "more",
                    PLACE,
                    "Where it says whether there is a further page; `next` says it where left out.",
                    "/body/more")
            .may(
                    "address",
                    new Shape.Flag(),
                    "The mark is the next call's address, on one of the vendor's hosts.",
                    null);

    static final Spec FEED = Spec.named(
                    "feed",
                    "Something that can be fetched for an account. Blanks of its calls: `{from}` and `{to}` with a format,"
                            + " `{page}`, `{account}`, `{each}`, and `{object}` in `object`.")
            .need(
                    "stream",
                    new Shape.Words("a stream"),
                    "The stream of its payloads, for which there is a mapping. May have the blank `{each}`.",
                    "measures")
            .may(
                    "each",
                    new Shape.ListOf(new Shape.Words("a word"), false),
                    "One declaration for several feeds: each word fills the blank `{each}`, and the feeds are called"
                            + " `feed/word`.",
                    "[heart-rate, weight]")
            .may("scope", new Shape.Words("a scope's key"), "What must have been granted.", "user.metrics")
            .need(
                    "by",
                    new Shape.Choice(List.of("changed", "measured", "nothing")),
                    "What `from` and `to` are to the vendor: when it changed the data (nothing that comes late is missed),"
                            + " when they were measured, or `nothing`: each call gives all that there is.",
                    null)
            .may(
                    "live",
                    new Shape.Flag(),
                    "Whether new data are asked for; true. Not where the vendor pushes them.",
                    null)
            .need("call", CallSpec.SHAPE, "Asks for one page.", null)
            .may(
                    "history",
                    CallSpec.SHAPE,
                    "The same by time of measurement, where `call` asks by another time: for what lies back, the daily"
                            + " comparison, and spans that a notice names.",
                    null)
            .may("object", CallSpec.SHAPE, "Asks for one object by the id that a notice names.", null)
            .may(
                    "span",
                    DURATION,
                    "The most that one call may ask for; longer stretches are asked for in pieces.",
                    "30d")
            .may("overlap", DURATION, "What is asked for again each time, for data that come late.", "2d")
            .may(
                    "reach",
                    DURATION,
                    "How far back history goes; none where left out. The setting `<vendor>.history` shortens it.",
                    "730d")
            .may("reconcile", DURATION, "How far back the daily comparison goes; none where left out.", "7d")
            .may("paging", new Shape.Of(() -> PAGING), "How the next page is found; one page where left out.", null)
            .may(
                    "items",
                    PLACE,
                    "Where the items of a page stand. A page is not kept where there is nothing, or an empty array or object.",
                    "/data");

    private FeedSpec() {}
}
