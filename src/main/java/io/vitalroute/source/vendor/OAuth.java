package io.vitalroute.source.vendor;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code flow (RFC 6749 section 4.1) as a vendor speaks it.
 *
 * @param authorize address that the patient's browser is sent to
 * @param authorizeAlso further parameters of it, such as {@code access_type: offline}
 * @param scopes what is asked for
 * @param joinedBy what stands between scopes; RFC 6749 says a space, Withings a comma; empty where
 *     none are sent, as the vendor itself asks the patient
 * @param pkce whether S256 challenges are sent (RFC 7636)
 * @param token address where codes and refresh tokens are exchanged
 * @param client how we show who we are there
 * @param tokenAlso further parameters of each token request, such as {@code action: requesttoken}
 * @param refreshAlso further parameters of refreshes only
 * @param answer where in its answer the standard members stand; empty for the top
 * @param lives how long an access token lives where the answer does not say
 * @param renewal what a refresh does to the refresh token
 * @param account where the vendor's user id comes from
 * @param granted where it says which scopes the patient granted
 * @param register calls that must follow before data flow, such as Polar's; 409 is as good as 2xx
 * @param revoke the call that ends it at the vendor; null where there is none
 */
public record OAuth(
        String authorize,
        Map<String, String> authorizeAlso,
        List<Scope> scopes,
        String joinedBy,
        boolean pkce,
        String token,
        Client client,
        Map<String, String> tokenAlso,
        Map<String, String> refreshAlso,
        JsonPointer answer,
        Duration lives,
        Renewal renewal,
        AccountId account,
        Granted granted,
        List<Call> register,
        @Nullable Call revoke) {
    /** Everything is copied. */
    public OAuth {
        authorizeAlso = Map.copyOf(authorizeAlso);
        scopes = List.copyOf(scopes);
        tokenAlso = Map.copyOf(tokenAlso);
        refreshAlso = Map.copyOf(refreshAlso);
        register = List.copyOf(register);
    }

    /**
     * One scope.
     *
     * @param name as the vendor spells it
     * @param title what it gives, in words for the consent page, or a key of the page's translations
     * @param required whether a connection without it is useless
     */
    public record Scope(String name, String title, boolean required) {}

    /** How a client shows who it is at the token endpoint (RFC 6749 section 2.3.1). */
    public enum Client {
        /** HTTP basic. */
        HEADER,
        /** {@code client_id} and {@code client_secret} in the form. */
        BODY
    }

    /** What becomes of a refresh token when it is used. */
    public enum Renewal {
        /** Each refresh gives a new one, and the old one dies. */
        ROTATES,
        /** It stays. */
        STAYS,
        /** There is none; the access token lives until it is revoked. */
        NONE
    }

    /**
     * The vendor's user id.
     *
     * @param call asks for it; null where the token answer says it
     * @param at where in that answer; {@code /id_token#/sub} is the claim of a JWT
     */
    public record AccountId(@Nullable Call call, String at) {}

    /**
     * Which scopes were granted. Where nothing stands there, those that were asked for.
     *
     * @param call asks for them; null where the token answer says it
     * @param at where in that answer: text with scopes joined as in {@code joinedBy} or by blanks, or an array
     */
    public record Granted(@Nullable Call call, JsonPointer at) {}
}
