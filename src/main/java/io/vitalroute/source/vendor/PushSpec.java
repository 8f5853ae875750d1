package io.vitalroute.source.vendor;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of the section {@code push} of a vendor file. */
final class PushSpec {
    private static final Shape POINTER = new Shape.Words("a JSON Pointer");
    private static final Shape POINTERS = new Shape.ListOf(POINTER, true);
    private static final Shape STATUS = new Shape.Int(200, 599);
    private static final Shape FLAG = new Shape.Flag();

    private static final Spec STAMP = Spec.named("stamp", "The time that is signed before the body.")
            .need("header", new Shape.Words("a header"), "Where it stands.", "x-oura-timestamp")
            .may("in", new Shape.Choice(List.of("seconds", "millis")), "What it counts since 1970; seconds.", "millis")
            .may("window", new Shape.Words("a duration"), "How far it may be from our time, either way; 5m.", "1h");

    private static final Spec SIGNATURE = Spec.named("signature", "What the vendor signs its requests with.")
            .need(
                    "kind",
                    new Shape.Choice(List.of("hmac-sha256", "hmac-sha1", "ecdsa-p256")),
                    "How it is computed, over the bytes of the body as they came.",
                    "hmac-sha256")
            .need("header", new Shape.Words("a header"), "Where it stands.", "x-oura-signature")
            .may(
                    "encoding",
                    new Shape.Choice(List.of("hex", "hex-upper", "base64")),
                    "How it is written; hex.",
                    "base64")
            .may("stamp", new Shape.Of(() -> STAMP), "The time that is signed before the body.", null)
            .may(
                    "key",
                    new Shape.Words("a setting of the vendor, or subscription"),
                    "Which secret: that of a setting, or the one that the vendor told when we subscribed; client-secret.",
                    "subscription")
            .may("suffix", new Shape.Words("text"), "What stands behind the secret in the key.", "\"&\"")
            .may(
                    "keyset",
                    new Shape.Words("an address"),
                    "Where the public keys are, for ecdsa-p256.",
                    "https://HOST/keys");

    private static final Spec GREETING = Spec.named(
                    "greeting", "A request by which the vendor makes sure that we are there.")
            .need(
                    "kind",
                    new Shape.Choice(List.of("head", "word", "challenge", "code")),
                    "`head`: the method HEAD. `word`: a POST whose body says so. `challenge`: a GET with our token and a word"
                            + " that we send back. `code`: a GET with the right code or a wrong one.",
                    "head")
            .may("answer", STATUS, "The status of our answer; 200.", "204")
            .may("otherwise", STATUS, "For `code`: to a wrong one; 404.", "404")
            .may("at", POINTER, "For `word`: where in the body.", "/type")
            .may("is", new Shape.Words("a word"), "For `word`: what stands there.", "verification")
            .may("parameter", new Shape.Words("a parameter"), "For `challenge` and `code`: token or code.", "verify")
            .may("challenge", new Shape.Words("a parameter"), "For `challenge`: the word to send back.", "challenge");

    private static final Spec TIMES = Spec.named("times", "The time of what changed.")
            .may("in", POINTER, "An array of spans, where there are several.", "/data/intervals")
            .need("from", POINTERS, "Its beginning: the first of these places that is there.", "[/startdate, /date]")
            .may("to", POINTERS, "Its end, likewise.", "[/enddate]");

    private static final Spec TOPIC = Spec.named("topic", "What notices of a topic mean.")
            .may("fetch", new Shape.ListOf(new Shape.Words("a feed"), true), "Feeds that have something.", "[measures]")
            .may("object", POINTER, "Where the id of the one object stands.", "/object_id")
            .may("address", POINTER, "Where an address to fetch stands; its host must be the vendor's.", "/callbackURL")
            .may(
                    "deleted",
                    new Shape.ListOf(new Shape.Words("a stream"), true),
                    "A delete is kept as a payload of these streams: their mappings take back what it names.",
                    "sleep")
            .may("ends", FLAG, "The user has left: the connection ends.", "true")
            .may("scopes", POINTER, "What the user grants now.", "/permissions");

    private static final Spec NOTICES = Spec.named("notices", "How notices are read.")
            .may("envelope", FLAG, "They stand in arrays under their topic.", "true")
            .need("account", POINTER, "Where the vendor's user id stands.", "/user_id")
            .may("topic", POINTERS, "What it is about; several places are joined by a full stop.", "[/event]")
            .may("delivery", POINTER, "The vendor's id of the notice.", "/trace_id")
            .may("operation", POINTER, "What happened, where the topic does not say it.", "/event_type")
            .may(
                    "deletes",
                    new Shape.ListOf(new Shape.Words("a word"), true),
                    "Operations that mean: deleted.",
                    "[delete]")
            .may("times", new Shape.Of(() -> TIMES), "The time of what changed.", null)
            .need(
                    "topics",
                    new Shape.MapOf("a topic", new Shape.Of(() -> TOPIC)),
                    "What they mean; `any` where notices name no topic. Others are counted and left.",
                    "{EXERCISE: {fetch: exercises}}");

    private static final Spec ANSWER = Spec.named("answer", "Where members stand in the vendor's answers.")
            .may("items", POINTER, "The array of subscriptions; the answer itself where left out.", "/body/profiles")
            .may(
                    "topic",
                    POINTERS,
                    "What one is about; several places are joined by a full stop.",
                    "[/data_type, /event_type]")
            .may("callback", POINTER, "Where its notices go.", "/callback_url")
            .may("remote", POINTER, "The vendor's id of it.", "/id")
            .may("expires", POINTER, "When it ends.", "/expiration_time")
            .may("active", POINTER, "Whether it works.", "/active")
            .may("secret", POINTER, "What the vendor signs with, from the answer's top.", "/data/signature_secret_key");

    private static final Spec SUBSCRIBING = Spec.named("subscribing", "How notices are asked for.")
            .need(
                    "per",
                    new Shape.Choice(List.of("connection", "client")),
                    "Whether each account is subscribed.",
                    "client")
            .need("topics", new Shape.ListOf(new Shape.Words("a topic"), false), "What is asked for.", "[sleep.create]")
            .need("subscribe", CallSpec.SHAPE, "Asks for one topic.", null)
            .may("there", CallSpec.SHAPE, "Asks which there are.", null)
            .may("renew", CallSpec.SHAPE, "Prolongs one.", null)
            .may("revive", CallSpec.SHAPE, "Switches one on again.", null)
            .need("remove", CallSpec.SHAPE, "Ends one.", null)
            .need("answer", new Shape.Of(() -> ANSWER), "Where members stand in the answers.", null)
            .may("renew-before", new Shape.Words("a duration"), "How long before its end one is renewed; 7d.", "7d");

    /** The section. */
    static final Spec PUSH = Spec.named("push", "How the vendor notifies us, and how we know that it is the vendor.")
            .need("answer", STATUS, "The HTTP status that tells it that a notice has arrived.", "204")
            .may("secret", FLAG, "A secret is the part {secret} of the address, for vendors that do not sign.", "true")
            .may("authorization", FLAG, "Each request carries an Authorization header whose value we chose.", "true")
            .may(
                    "client",
                    new Shape.Words("a header"),
                    "The header in which it names our client id.",
                    "garmin-client-id")
            .may("signature", new Shape.Of(() -> SIGNATURE), "What it signs with.", null)
            .may(
                    "greetings",
                    new Shape.ListOf(new Shape.Of(() -> GREETING), false),
                    "Requests that are no notices.",
                    null)
            .may("notices", new Shape.Of(() -> NOTICES), "How notices are read; left out where data are pushed.", null)
            .may("subscribing", new Shape.Of(() -> SUBSCRIBING), "How notices are asked for.", null);

    private PushSpec() {}
}
