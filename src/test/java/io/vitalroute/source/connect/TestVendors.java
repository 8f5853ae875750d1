package io.vitalroute.source.connect;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

import io.vitalroute.source.vendor.Answers;
import io.vitalroute.source.vendor.Call;
import io.vitalroute.source.vendor.Feed;
import io.vitalroute.source.vendor.JsonTemplate;
import io.vitalroute.source.vendor.Limits;
import io.vitalroute.source.vendor.OAuth;
import io.vitalroute.source.vendor.OAuth.Scope;
import io.vitalroute.source.vendor.Template;
import io.vitalroute.source.vendor.Vendor;

/** Vendors in the manners of real ones, all at one host. */
final class TestVendors {
    static final JsonPointer TOP = JsonPointer.compile("");
    static final Answers WRAPPED = new Answers(
            JsonPointer.compile("/status"), Set.of(0), Set.of(401), Set.of(601), Set.of(522), Set.of(), Map.of());

    private final String base;

    TestVendors(String base) {
        this.base = base;
    }

    /** The plain flow, refresh tokens that work once. */
    Vendor ring() {
        return vendor("ring", Answers.HTTP, oauth(false, OAuth.Renewal.ROTATES, account(null, "/user_id"), null));
    }

    /** PKCE, the account by a call, ended by a call. */
    Vendor watch() {
        return vendor(
                "watch",
                Answers.HTTP,
                oauth(
                        true,
                        OAuth.Renewal.ROTATES,
                        account(get("/user/id"), "/userId"),
                        call("DELETE", "/registration")));
    }

    /** Scopes with commas, everything wrapped, an action in each form. */
    Vendor scale() {
        OAuth plain = oauth(false, OAuth.Renewal.ROTATES, account(null, "/body/userid"), null);
        OAuth oauth = new OAuth(
                plain.authorize(),
                plain.authorizeAlso(),
                plain.scopes(),
                ",",
                false,
                plain.token(),
                OAuth.Client.BODY,
                Map.of("action", "requesttoken"),
                Map.of(),
                JsonPointer.compile("/body"),
                Duration.ofHours(3),
                OAuth.Renewal.ROTATES,
                plain.account(),
                plain.granted(),
                List.of(),
                null);
        return vendor("scale", WRAPPED, oauth);
    }

    /** HTTP basic, no refresh tokens, a registration. */
    Vendor strap() {
        OAuth plain = oauth(false, OAuth.Renewal.NONE, account(null, "/x_user_id"), null);
        Call register = new Call(
                "POST",
                Template.of("/users"),
                Map.of(),
                Map.of(),
                new JsonTemplate.Members(Map.of("member-id", new JsonTemplate.Words(Template.of("{account}")))),
                Map.of());
        OAuth oauth = new OAuth(
                plain.authorize(),
                plain.authorizeAlso(),
                plain.scopes(),
                " ",
                false,
                plain.token(),
                OAuth.Client.HEADER,
                Map.of(),
                Map.of(),
                TOP,
                Duration.ofDays(365),
                OAuth.Renewal.NONE,
                plain.account(),
                plain.granted(),
                List.of(register),
                call("DELETE", "/users/{account}"));
        return vendor("strap", Answers.HTTP, oauth);
    }

    /** The account as a claim of an ID token, as with Omron. */
    Vendor cuff() {
        return vendor("cuff", Answers.HTTP, oauth(false, OAuth.Renewal.STAYS, account(null, "/id_token#/sub"), null));
    }

    private OAuth oauth(boolean pkce, OAuth.Renewal renewal, OAuth.AccountId account, @Nullable Call revoke) {
        return new OAuth(
                base + "/authorize",
                Map.of("prompt", "consent"),
                List.of(
                        new Scope("heart", "Heart rate", true),
                        new Scope("sleep", "Sleep", false),
                        new Scope("offline", "", false)),
                " ",
                pkce,
                base + "/v2/oauth2",
                OAuth.Client.BODY,
                Map.of(),
                Map.of(),
                TOP,
                Duration.ofHours(1),
                renewal,
                account,
                new OAuth.Granted(null, JsonPointer.compile("/scope")),
                List.of(),
                revoke);
    }

    private Vendor vendor(String name, Answers answers, OAuth oauth) {
        Map<String, Feed> feeds = new LinkedHashMap<>();
        feeds.put("pulse", feed("pulse", "heart"));
        feeds.put("nights", feed("nights", "sleep"));
        String host = base.substring(base.indexOf("//") + 2);
        return new Vendor(
                name,
                "The " + name,
                base,
                Set.of(host),
                oauth,
                answers,
                new Limits(List.of(), 50, null, null),
                feeds,
                null);
    }

    private static Feed feed(String name, String scope) {
        return new Feed(
                name,
                name,
                scope,
                null,
                Feed.By.MEASURED,
                true,
                get("/" + name),
                null,
                null,
                null,
                Duration.ZERO,
                Duration.ofDays(30),
                Duration.ZERO,
                null,
                TOP);
    }

    private static OAuth.AccountId account(@Nullable Call call, String at) {
        return new OAuth.AccountId(call, at);
    }

    private static Call get(String path) {
        return call("GET", path);
    }

    private static Call call(String method, String path) {
        return new Call(method, Template.of(path), Map.of(), Map.of(), null, Map.of());
    }
}
