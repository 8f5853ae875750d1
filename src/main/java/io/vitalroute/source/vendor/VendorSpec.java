package io.vitalroute.source.vendor;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of {@code *.vendor.yaml}: the one place from which checks, reference page and JSON Schema come. */
public final class VendorSpec {
    private static final Shape CODES = new Shape.ListOf(new Shape.Int(0, 99_999), true);

    private static final Spec ANSWERS = Spec.named(
                    "answers", "How the vendor tells that a call failed, where the HTTP status does not.")
            .may("status", new Shape.Words("a JSON Pointer"), "Where its own code stands.", "/status")
            .may("ok", CODES, "Codes of success.", "[0]")
            .may("unauthorized", CODES, "Codes that mean: renew the token.", "[401]")
            .may("busy", CODES, "Codes that mean: too many requests.", "[601]")
            .may("again", CODES, "Codes that mean: a fault that passes.", "[522]")
            .may(
                    "nothing",
                    CODES,
                    "HTTP statuses that mean: there is nothing to keep, which is no failure; 204 where left out.",
                    "[204, 404]")
            .may(
                    "refusals",
                    new Shape.MapOf("a text in the body of a refusal", new Shape.Words("what it means")),
                    "What a refusal (HTTP 400 to 499) means. Only these words are told, never the body.",
                    null);

    private static final Spec LIMIT = Spec.named("limit", "At most so many calls in any such time.")
            .need("per", new Shape.Choice(List.of("app", "account")), "Whose calls are counted together.", null)
            .need("calls", new Shape.Int(1, 1_000_000_000), "How many.", "120")
            .may("more", new Shape.Int(0, 1_000_000), "Further ones for each connected account.", "20")
            .need("every", new Shape.Words("a duration"), "In how long.", "1m");

    private static final Spec LIMITS = Spec.named("limits", "How often the vendor may be called.")
            .may("all", new Shape.ListOf(new Shape.Of(() -> LIMIT), false), "Each of them is obeyed.", null)
            .may("history", new Shape.Int(1, 100), "The share in per cent that history may use; 50.", null)
            .may("remaining", new Shape.Words("a header"), "Says how many calls are left.", "X-RateLimit-Remaining")
            .may(
                    "reset",
                    new Shape.Words("a header"),
                    "Says when they are renewed: seconds from now, or since 1970.",
                    "X-RateLimit-Reset");

    /** A whole vendor file. */
    public static final Spec VENDOR = Spec.named("vendor file", "How a vendor's cloud wants to be spoken to.")
            .need(
                    "vendor",
                    new Shape.Words("a name"),
                    "The source of its payloads, and the name of this file.",
                    "withings")
            .need("title", new Shape.Words("a name"), "As patients know it.", "Withings")
            .need(
                    "api",
                    new Shape.Words("an address"),
                    "Where its data are, without a slash at the end. The setting `<vendor>.api` overrules it.",
                    "https://wbsapi.withings.net")
            .may(
                    "hosts",
                    new Shape.ListOf(new Shape.Words("a host"), false),
                    "Further hosts that may be called; those of all addresses in this file may be anyway.",
                    null)
            .may(
                    "oauth",
                    new Shape.Of(() -> OAuthSpec.OAUTH),
                    "How a patient connects; not for those that only push.",
                    null)
            .may("answers", new Shape.Of(() -> ANSWERS), "How it tells that a call failed; by the HTTP status.", null)
            .may("limits", new Shape.Of(() -> LIMITS), "How often it may be called.", null)
            .may(
                    "feeds",
                    new Shape.MapOf("a feed's name", new Shape.Of(() -> FeedSpec.FEED)),
                    "What can be fetched.",
                    null)
            .may("push", new Shape.Of(() -> PushSpec.PUSH), "How it notifies us.", null);

    private VendorSpec() {}
}
