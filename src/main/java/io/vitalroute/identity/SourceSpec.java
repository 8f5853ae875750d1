package io.vitalroute.identity;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of {@code mappings/sources.yaml}. */
public final class SourceSpec {
    private static final Shape DURATION = new Shape.Words("a duration such as 0s, 60s or 5m");
    private static final Shape NAMES = new Shape.ListOf(new Shape.Words("a source or a name under paths"), false);

    private static final Spec PATH = Spec.named(
                    "a path", "A part of what a source tells, by who made it: an app or a device.")
            .need(
                    "source",
                    new Shape.ListOf(new Shape.Words("a source"), true),
                    "the source or sources that collect what others measured",
                    "apple-health")
            .need(
                    "maker",
                    new Shape.ListOf(new Shape.Words("words, * for any others"), true),
                    "name, manufacturer or model of the app or device, as the source tells it; case does not count",
                    "\"*watch*\"");

    private static final Spec RULE = Spec.named("a rule", "")
            .may(
                    "same",
                    new Shape.Choice(List.of("copy", "time", "never")),
                    "what counts as the same thing told twice: a copy (the same value at the same time; the first that"
                            + " comes stays), the time (of one day, or of spans that overlap, the better source stands), or"
                            + " nothing; copy if not said",
                    "time")
            .may(
                    "within",
                    DURATION,
                    "how far apart the times of a copy may lie, and by how much spans may overlap that both stand; 60s for"
                            + " copies and 0s for times if not said",
                    "5s")
            .may(
                    "differ",
                    new Shape.Decimal(),
                    "by how much the numbers of a copy may differ, in the metric's unit; if not said they are equal after"
                            + " rounding to the metric's decimals",
                    "0.05")
            .may("order", NAMES, "the best first; what is not listed is never filtered", "[garmin, apple-health]");

    private static final Spec GROUP = Spec.named("a group", "Metrics that go by a rule of their own.")
            .need("metrics", new Shape.ListOf(new Shape.Words("a metric"), false), "which ones", "[steps, steps-day]")
            .also(RULE);

    /** The whole file. */
    public static final Spec FILE = Spec.named("the order of sources", "Which of two sources stands.")
            .may("enabled", new Shape.Flag(), "false switches all of it off; true if not said", "false")
            .may("paths", new Shape.MapOf("a name", new Shape.Of(() -> PATH)), "parts of sources, first match", null)
            .also(RULE)
            .may(
                    "groups",
                    new Shape.MapOf("a name", new Shape.Of(() -> GROUP)),
                    "what they do not say they take from above",
                    null);

    private SourceSpec() {}
}
