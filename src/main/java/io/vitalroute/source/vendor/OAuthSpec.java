package io.vitalroute.source.vendor;

import java.util.List;

import io.vitalroute.config.Shape;
import io.vitalroute.config.Spec;

/** The keys of {@code oauth} in {@code *.vendor.yaml}. */
final class OAuthSpec {
    private static final Shape ADDRESS = new Shape.Words("an address");
    private static final Shape PARAMETERS = new Shape.MapOf("the name of a parameter", new Shape.Words("text"));
    private static final Shape PLACE = new Shape.Words("a JSON Pointer");

    private static final Spec SCOPE = Spec.named(
                    "scope",
                    "Something that a patient may grant. Feeds name it by its key. The setting `<vendor>.scopes` overrules"
                            + " which are asked for, and how they are spelled.")
            .need(
                    "title",
                    new Shape.Words("a few words"),
                    "What it gives, for the page on which the patient agrees.",
                    null)
            .may("name", new Shape.Words("a scope"), "How the vendor spells it; as its key where left out.", null)
            .may(
                    "required",
                    new Shape.Flag(),
                    "Whether a connection without it is useless; also for scopes that no feed needs.",
                    null);

    private static final Spec ACCOUNT = Spec.named("account", "Where the vendor's user id comes from.")
            .may("call", CallSpec.SHAPE, "Asks for it; without it, it is in the token's answer.", null)
            .need(
                    "at",
                    new Shape.Words("a JSON Pointer"),
                    "Where in that answer. `/id_token#/sub` is the claim of a JWT.",
                    "/body/userid");

    private static final Spec GRANTED = Spec.named("granted", "Where the vendor says which scopes the patient granted.")
            .may("call", CallSpec.SHAPE, "Asks for them; without it, they are in the token's answer.", null)
            .need("at", PLACE, "Where in that answer: text with scopes, or an array of them.", "/scope");

    static final Spec OAUTH = Spec.named(
                    "oauth",
                    "How a patient connects: the authorization code flow (RFC 6749 section 4.1) as the vendor speaks it.")
            .need(
                    "authorize",
                    ADDRESS,
                    "Where the patient's browser is sent to. The setting `<vendor>.authorize` overrules it.",
                    "https://account.withings.com/oauth2_user/authorize2")
            .may("authorize-also", PARAMETERS, "Further parameters of it.", "{access_type: offline}")
            .may(
                    "scopes",
                    new Shape.MapOf("a scope's name here", new Shape.Of(() -> SCOPE)),
                    "What is asked for.",
                    null)
            .may(
                    "joined-by",
                    new Shape.Words("a sign"),
                    "What stands between scopes; a blank. `none`: they are not sent, as the vendor itself asks the patient.",
                    "\",\"")
            .may("pkce", new Shape.Flag(), "Whether S256 challenges are sent (RFC 7636); true.", null)
            .need(
                    "token",
                    ADDRESS,
                    "Where codes and refresh tokens are exchanged. The setting `<vendor>.token` overrules it.",
                    null)
            .need(
                    "client",
                    new Shape.Choice(List.of("header", "body")),
                    "How we show who we are there: `header` is HTTP basic, `body` is client_id and client_secret in the form.",
                    null)
            .may("token-also", PARAMETERS, "Further parameters of each token request.", "{action: requesttoken}")
            .may("refresh-also", PARAMETERS, "Further parameters of refreshes only.", "{scope: offline}")
            .may("answer", PLACE, "Where in its answer the standard members stand; at the top.", "/body")
            .need(
                    "lives",
                    new Shape.Words("a duration"),
                    "How long an access token lives where the answer does not say.",
                    "3h")
            .need(
                    "renewal",
                    new Shape.Choice(List.of("rotates", "stays", "none")),
                    "What a refresh does to the refresh token: each gives a new one and the old one dies, it stays, or there"
                            + " is none.",
                    null)
            .need("account", new Shape.Of(() -> ACCOUNT), "Where the vendor's user id comes from.", null)
            .may(
                    "granted",
                    new Shape.Of(() -> GRANTED),
                    "Where the granted scopes stand; `/scope` of the answer.",
                    null)
            .may(
                    "register",
                    new Shape.ListOf(CallSpec.SHAPE, true),
                    "Calls that must follow before data flow; 409 is as good as 2xx.",
                    null)
            .may("revoke", CallSpec.SHAPE, "The call that ends the connection at the vendor.", null);

    private OAuthSpec() {}
}
