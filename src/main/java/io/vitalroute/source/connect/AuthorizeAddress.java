package io.vitalroute.source.connect;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import org.jspecify.annotations.Nullable;

import io.vitalroute.source.http.Forms;
import io.vitalroute.source.vendor.OAuth;

/** The address that asks the patient at the vendor (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
final class AuthorizeAddress {
    private AuthorizeAddress() {}

    static URI of(OAuth oauth, String client, URI redirect, String state, @Nullable String verifier) {
        Map<String, String> query = new HashMap<>(oauth.authorizeAlso());
        query.put("response_type", "code");
        query.put("client_id", client);
        query.put("redirect_uri", redirect.toString());
        query.put("state", state);
        if (!oauth.scopes().isEmpty() && !oauth.joinedBy().isEmpty()) {
            query.put(
                    "scope",
                    oauth.scopes().stream().map(OAuth.Scope::name).collect(Collectors.joining(oauth.joinedBy())));
        }
        if (verifier != null) {
            query.put("code_challenge_method", CodeChallengeMethod.S256.getValue());
            query.put(
                    "code_challenge",
                    CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                            .getValue());
        }
        String separator = oauth.authorize().contains("?") ? "&" : "?";
        return URI.create(oauth.authorize() + separator + Forms.text(query));
    }
}
