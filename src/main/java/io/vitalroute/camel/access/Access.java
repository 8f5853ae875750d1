package io.vitalroute.camel.access;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.vitalroute.config.Settings;
import io.vitalroute.fhir.auth.Authorization;
import io.vitalroute.fhir.auth.Credentials;
import io.vitalroute.fhir.auth.SigningKeys;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/** Reads who we are for one destination out of the settings that begin with its name. */
public final class Access {
    private static final List<String> WORDS =
            List.of("none", "basic", "token", "client-credentials", "backend-services");

    private final Settings settings;
    private final String name;

    private Access(Settings settings, String name) {
        this.settings = settings;
        this.name = name;
    }

    /**
     * The destination's authorization; {@code NAME.auth} says of which kind.
     *
     * <ul>
     *   <li>{@code none}: the default, also for mutual TLS
     *   <li>{@code basic}: {@code NAME.user}, {@code NAME.password}
     *   <li>{@code token}: {@code NAME.token}, which somebody else renews
     *   <li>{@code client-credentials}: {@code NAME.token-url}, {@code NAME.client-id}, {@code NAME.client-secret}, {@code
     *       NAME.scope}, {@code NAME.secret-in} ({@code header} or {@code body})
     *   <li>{@code backend-services}: {@code NAME.token-url}, {@code NAME.client-id}, {@code NAME.private-key} (a file with
     *       a JWK or a JWK set), {@code NAME.scope}
     * </ul>
     *
     * @throws ProblemException where a setting is missing or wrong
     */
    public static Authorization of(Settings settings, String name) {
        Credentials credentials = new Access(settings, name).credentials();
        return new Authorization(
                name,
                credentials,
                new HttpTokens(KeyStores.of(settings, name)),
                () -> UUID.randomUUID().toString());
    }

    private Credentials credentials() {
        String word = settings.get(name + ".auth", "none");
        return switch (word) {
            case "none" -> new Credentials.None();
            case "basic" -> new Credentials.Basic(need(".user"), need(".password"));
            case "token" -> new Credentials.Fixed(need(".token"));
            case "client-credentials" ->
                new Credentials.ClientSecret(
                        tokenUrl(),
                        need(".client-id"),
                        need(".client-secret"),
                        scopes(),
                        settings.get(name + ".secret-in", "header").equals("body"));
            case "backend-services" ->
                new Credentials.SignedAssertion(tokenUrl(), need(".client-id"), keys(), scopes());
            default ->
                throw wrong(
                        ProblemCode.C106_NOT_A_CHOICE,
                        name + ".auth cannot be \"" + word + "\"",
                        Suggest.hint(word, WORDS).orElse("one of " + String.join(", ", WORDS)));
        };
    }

    private SigningKeys keys() {
        String file = need(".private-key");
        try {
            return SigningKeys.read(file, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw wrong(
                    ProblemCode.C111_NOT_FOUND,
                    name + ".private-key: the file " + file + " cannot be read",
                    "it holds a private JWK, RSA or P-384, with a kid");
        }
    }

    private URI tokenUrl() {
        try {
            return URI.create(need(".token-url"));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    ProblemCode.C105_WRONG_TYPE, name + ".token-url is not an address", "such as https://HOST/token");
        }
    }

    private Set<String> scopes() {
        return Set.copyOf(
                List.of(settings.get(name + ".scope", "system/*.cruds").split("\\s+")));
    }

    private String need(String key) {
        return settings.need(name + key, name + ".auth asks for it");
    }

    private static ProblemException wrong(ProblemCode code, String message, String hint) {
        return new ProblemException(
                Problem.of(code, Where.of("settings"), message).hint(hint));
    }
}
