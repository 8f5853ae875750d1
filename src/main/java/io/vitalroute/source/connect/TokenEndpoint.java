package io.vitalroute.source.connect;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import org.jspecify.annotations.Nullable;

import io.vitalroute.source.http.HttpExchange;
import io.vitalroute.source.http.HttpExchange.Answer;
import io.vitalroute.source.http.HttpExchange.Request;
import io.vitalroute.source.vendor.OAuth;
import io.vitalroute.source.vendor.Vendor;

/** A vendor's token endpoint (RFC 6749 sections 3.2, 4.1.3 and 6). */
record TokenEndpoint(Vendor vendor, OAuth oauth, VendorClient client, HttpExchange http) {

    /** Exchanges the code of a return. */
    TokenAnswer exchange(String code, @Nullable String verifier, URI redirect, Instant now) {
        Map<String, String> form = new HashMap<>(oauth.tokenAlso());
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        if (verifier != null) {
            form.put("code_verifier", verifier);
        }
        return ask(form, now);
    }

    /** Asks for new tokens; the old refresh token goes on where the answer holds none (RFC 6749 section 6). */
    TokenAnswer refresh(String refreshToken, Instant now) {
        Map<String, String> form = new HashMap<>(oauth.tokenAlso());
        form.putAll(oauth.refreshAlso());
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        TokenAnswer answer = ask(form, now);
        if (answer instanceof TokenAnswer.Granted granted && granted.tokens().refresh() == null) {
            Tokens tokens = granted.tokens();
            return new TokenAnswer.Granted(
                    new Tokens(tokens.access(), refreshToken, tokens.obtainedAt(), tokens.expiresAt()), granted.body());
        }
        return answer;
    }

    /** A nonce of the vendor, and the signature of an action with it; empty where it gives none. */
    Optional<Signed> sign(String action, Instant now) throws IOException {
        Map<String, String> form = new HashMap<>();
        form.put("action", "getnonce");
        form.put("client_id", client.id());
        form.put("timestamp", Long.toString(now.getEpochSecond()));
        form.put("signature", ClientSignature.of(client.secret(), form));
        Answer answer = http.send(Request.post(URI.create(oauth.token()).resolve("signature"), form, Map.of()));
        String nonce =
                TokenReader.tree(answer.body()).at(oauth.answer()).path("nonce").asText();
        if (!answer.isGood() || nonce.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> signed = Map.of("action", action, "client_id", client.id(), "nonce", nonce);
        return Optional.of(new Signed(nonce, ClientSignature.of(client.secret(), signed)));
    }

    private TokenAnswer ask(Map<String, String> form, Instant now) {
        try {
            Map<String, String> headers = new HashMap<>();
            if (client.signs()) {
                Optional<Signed> signed = sign(form.getOrDefault("action", ""), now);
                if (signed.isEmpty()) {
                    return TokenFailure.noAnswer(vendor);
                }
                form.put("nonce", signed.get().nonce());
                form.put("signature", signed.get().signature());
                form.put("client_id", client.id());
            } else if (oauth.client() == OAuth.Client.HEADER) {
                headers.put("Authorization", basic());
            } else {
                form.put("client_id", client.id());
                form.put("client_secret", client.secret());
            }
            return TokenReader.read(
                    vendor, oauth, http.send(Request.post(URI.create(oauth.token()), form, headers)), now);
        } catch (IOException e) {
            return TokenFailure.noAnswer(vendor);
        }
    }

    private String basic() {
        return new ClientSecretBasic(new ClientID(client.id()), new Secret(client.secret()))
                .toHTTPAuthorizationHeader();
    }

    /** A nonce and a signature with it; each is good for one request. */
    record Signed(String nonce, String signature) {
        @Override
        public String toString() {
            return "Signed[]";
        }
    }
}
