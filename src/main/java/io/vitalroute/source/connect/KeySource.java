package io.vitalroute.source.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Where the key is: a file, the environment, or a key management service. Of a service only an address is known here; it
 * wraps a new key for each thing that is sealed (envelope encryption), and changes its own keys.
 */
sealed interface KeySource {

    /** The keys as they are there now. */
    Keys load();

    /**
     * The source that the settings name; a file goes before a key as text.
     *
     * @throws ProblemException where they name none, or more than one
     */
    static KeySource of(Settings settings) {
        Optional<String> file = settings.find("connect.key-file");
        List<KeySource> sources = Stream.of(
                        file.map(name -> (KeySource) new File(Path.of(name))),
                        settings.find("connect.key")
                                .filter(key -> file.isEmpty()) // CONNECT_KEY_FILE is where both look
                                .map(key -> (KeySource) new Text(key)),
                        settings.find("connect.key-uri").map(uri -> (KeySource) new Service(uri)))
                .flatMap(Optional::stream)
                .toList();
        if (sources.size() == 1) {
            return sources.get(0);
        }
        throw problem(
                "settings",
                sources.isEmpty()
                        ? "there is no key to seal the tokens of patients' accounts with"
                        : "connect.key-uri is set, and a key of our own as well",
                "\"vitalroute keys new FILE\" makes one: name the file in CONNECT_KEY_FILE,"
                        + " or set CONNECT_KEY_URI to a key of a key management service");
    }

    /** A file with a keyset, as a mounted secret. */
    record File(Path path) implements KeySource {
        @Override
        public Keys load() {
            try {
                return Keys.of(Keysets.read(path.toString(), Files.readString(path, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw problem(
                        path.toString(),
                        "the key file cannot be read",
                        "see that it is mounted and that this user may read it;"
                                + " \"vitalroute keys new FILE\" makes one");
            }
        }
    }

    /** A keyset in a setting, as JSON or that in base64. */
    record Text(String text) implements KeySource {
        @Override
        public Keys load() {
            return Keys.of(Keysets.read("connect.key", text.startsWith("{") ? text : decoded()));
        }

        private String decoded() {
            try {
                return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }

        @Override
        public String toString() {
            return "Text[]";
        }
    }

    /** A key of a key management service, such as {@code aws-kms://...}, whose client is on the class path. */
    record Service(String uri) implements KeySource {
        @Override
        public Keys load() {
            try {
                return Keys.of(KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, remote()));
            } catch (GeneralSecurityException e) {
                throw problem("connect.key-uri", "the key management service cannot be used", credentials());
            }
        }

        private Aead remote() throws GeneralSecurityException {
            for (KmsClient client : ServiceLoader.load(KmsClient.class)) {
                if (client.doesSupport(uri)) {
                    return client.withDefaultCredentials().getAead(uri);
                }
            }
            try {
                return KmsClients.get(uri).getAead(uri);
            } catch (GeneralSecurityException e) {
                String scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : "";
                throw problem(
                        "connect.key-uri",
                        "no client for keys of the kind \"" + scheme + "\" is there",
                        "put Tink's extension for it on the class path, such as tink-awskms or tink-gcpkms; "
                                + credentials());
            }
        }

        private static String credentials() {
            return "its credentials are looked for where the service's own tools look";
        }
    }

    private static ProblemException problem(String where, String what, String hint) {
        return new ProblemException(
                Problem.of(ProblemCode.S409_KEY, Where.of(where), what).hint(hint));
    }
}
