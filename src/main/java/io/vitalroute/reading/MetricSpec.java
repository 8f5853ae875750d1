package io.vitalroute.reading;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of {@code mappings/metrics.yaml}. */
public final class MetricSpec {
    static final Shape WORDS = new Shape.Words("text");
    private static final Shape UCUM = new Shape.Words("a UCUM code");
    private static final Shape METRIC_NAME = new Shape.Words("a metric's name");

    private static final Spec BOUNDS = Spec.named("bounds", "Inclusive bounds in the canonical unit.")
            .need("min", new Shape.Decimal(), "the lowest value that can be true", "20")
            .need("max", new Shape.Decimal(), "the highest value that can be true", "350");

    private static final Spec CODE = Spec.named("a code", "A coding of a standard.")
            .need("system", new Shape.Words("one of the names under systems"), "whose code it is", "loinc")
            .need("code", WORDS, "the code as the system writes it", "8867-4")
            .need("display", WORDS, "the system's own name of it", "Heart rate");

    private static final Shape CODES = new Shape.ListOf(new Shape.Of(() -> CODE), false);

    private static final Spec MDC = Spec.named("mdc", "IEEE 11073-10101, for OBX-3 and OBX-6 of IHE messages.")
            .need("code", new Shape.Int(65536, Integer.MAX_VALUE), "the 32-bit code", "149530")
            .need("ref-id", WORDS, "its reference id", "MDC_PULS_OXIM_PULS_RATE")
            .may(
                    "unit-code",
                    new Shape.Int(65536, Integer.MAX_VALUE),
                    "the unit's code; UCUM is sent without",
                    "264864")
            .may("unit-ref-id", WORDS, "the unit's reference id", "MDC_DIM_BEAT_PER_MIN");

    private static final Spec PART = Spec.named("a part", "One component, such as the systolic pressure.")
            .need("display", WORDS, "for people", "Systolic blood pressure")
            .need("unit", UCUM, "canonical unit", "mm[Hg]")
            .need("unit-text", WORDS, "the unit in words", "mmHg")
            .may("decimals", new Shape.Int(0, 9), "digits after the point of a converted value", "0")
            .may("plausible", new Shape.Of(() -> BOUNDS), "outside of it the value is invalid", null)
            .need("codes", CODES, "codings of the component", null)
            .may("mdc", new Shape.Of(() -> MDC), "IEEE 11073 code and unit", null)
            .may("required", new Shape.Flag(), "whether there is no reading without it; true if not said", "false");

    private static final Spec VALUE = Spec.named("a value", "One value of a coded metric; our own code is the key.")
            .need("display", WORDS, "for people", "REM sleep")
            .may("codes", CODES, "standard codings of the value", null);

    /** One entry. */
    public static final Spec METRIC = Spec.named("a metric", "A kind of measurement, and how FHIR and HL7 v2 say it.")
            .need("display", WORDS, "for people", "Heart rate")
            .may("kind", choice("quantity", "components", "coded", "sampled", "text", "date"), "form of value", null)
            .may("unit", UCUM, "canonical unit of a quantity or of samples", "/min")
            .may("unit-text", WORDS, "the unit in words, for Quantity.unit", "beats/minute")
            .may("decimals", new Shape.Int(0, 9), "digits after the point of a converted value", "1")
            .may("molar-mass", new Shape.Decimal(), "g/mol, where mass and amount are converted", "180.156")
            .may("plausible", new Shape.Of(() -> BOUNDS), "outside of it the value is invalid", null)
            .may("codes", CODES, "standard codings, most standard first; without them our own code stands", null)
            .may("local", new Shape.Flag(), "whether our own code goes first although there are others", "true")
            .may("vendors", new Shape.MapOf("a source", WORDS), "a vendor's score: what it means at each source", null)
            .need("category", new Shape.ListOf(choice(Vocabulary.CATEGORIES), false), "FHIR categories", "[activity]")
            .may("profiles", new Shape.ListOf(WORDS, false), "names under profiles: claimed in meta.profile", null)
            .may("time", choice("moment", "period", "day", "any"), "the time frame; any if not said", "day")
            .may("mdc", new Shape.Of(() -> MDC), "IEEE 11073 code and unit", null)
            .may("parts", new Shape.MapOf("a part's name", new Shape.Of(() -> PART)), "components", null)
            .may("values", new Shape.MapOf("our code", new Shape.Of(() -> VALUE)), "values of a coded metric", null)
            .may("open-values", new Shape.Flag(), "whether words are taken for what the values lack", "true")
            .may("variants", new Shape.MapOf("a UCUM code", METRIC_NAME), "by unit: the metric it is filed under", null)
            .may(
                    "summary",
                    new Shape.MapOf("mean, min, max or sum", METRIC_NAME),
                    "metrics under which a dense series is summarised",
                    "{mean: heart-rate-mean-interval}")
            .may("dense", new Shape.Flag(), "whether it comes in series of minutes or seconds", "true")
            .need("verified", choice("official", "secondary", "local"), "how sure the codes are", "official")
            .may("not", WORDS, "what its near codes are not", null);

    /** The whole file. */
    public static final Spec FILE = Spec.named("the metric catalogue", "What can be measured.")
            .need("systems", new Shape.MapOf("a short name", new Shape.Words("a URI")), "code systems", null)
            .may("ballot", new Shape.ListOf(WORDS, false), "systems in ballot status: never the first coding", null)
            .need("profiles", new Shape.MapOf("a short name", new Shape.Words("a URL")), "FHIR profiles", null)
            .need("metrics", new Shape.MapOf("a metric's name", new Shape.Of(() -> METRIC)), "the metrics", null);

    private MetricSpec() {}

    private static Shape choice(String... words) {
        return new Shape.Choice(List.of(words));
    }

    private static Shape choice(List<String> words) {
        return new Shape.Choice(words);
    }
}
