package io.vitalroute.source.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.RegistryConfiguration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TinkSecretsTest {
    private static final byte[] PLAIN = "a token".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void what_is_sealed_can_be_opened_and_does_not_show_what_it_is() {
        Secrets secrets = TinkSecrets.of(Settings.of(Map.of("connect.key", Keysets.fresh())));

        byte[] sealed = secrets.seal(PLAIN, "tokens c1");

        assertThat(secrets.open(sealed, "tokens c1")).isEqualTo(PLAIN);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("token");
        assertThat(secrets.seal(PLAIN, "tokens c1")).isNotEqualTo(sealed);
    }

    @Test
    void what_is_sealed_for_one_connection_cannot_be_opened_for_another_nor_after_a_change() {
        Secrets secrets = TinkSecrets.of(Settings.of(Map.of("connect.key", Keysets.fresh())));
        byte[] sealed = secrets.seal(PLAIN, "tokens c1");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThat(code(() -> secrets.open(sealed, "tokens c2"))).isEqualTo(ProblemCode.S408_SEALED);
        assertThat(code(() -> secrets.open(changed, "tokens c1"))).isEqualTo(ProblemCode.S408_SEALED);
        assertThat(code(() -> secrets.open(new byte[0], "tokens c1"))).isEqualTo(ProblemCode.S408_SEALED);
    }

    @Test
    void after_a_rotation_the_new_key_seals_and_the_old_one_still_opens() {
        String old = Keysets.fresh();
        byte[] sealed = TinkSecrets.of(Settings.of(Map.of("connect.key", old))).seal(PLAIN, "p");

        Secrets secrets = TinkSecrets.of(Settings.of(Map.of("connect.key", Keysets.rotated("keys", old))));

        assertThat(secrets.open(sealed, "p")).isEqualTo(PLAIN);
        assertThat(secrets.isCurrent(sealed)).isFalse();
        assertThat(secrets.isCurrent(secrets.seal(PLAIN, "p"))).isTrue();
    }

    @Test
    void a_key_file_that_is_exchanged_is_read_again_when_its_new_key_is_met() throws IOException {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, Keysets.fresh());
        Secrets engine = TinkSecrets.of(Settings.of(Map.of("connect.key-file", file.toString())));
        engine.seal(PLAIN, "p");

        Files.writeString(file, Keysets.rotated("keys", Files.readString(file)));
        byte[] sealed = TinkSecrets.of(Settings.of(Map.of("connect.key-file", file.toString())))
                .seal(PLAIN, "p");

        assertThat(engine.open(sealed, "p")).isEqualTo(PLAIN);
        assertThat(engine.isCurrent(sealed)).isTrue();
    }

    @Test
    void a_keyset_in_the_environment_may_be_base64() {
        String keyset = Keysets.fresh();
        String base64 = Base64.getEncoder().encodeToString(keyset.getBytes(StandardCharsets.UTF_8));
        byte[] sealed =
                TinkSecrets.of(Settings.of(Map.of("connect.key", base64))).seal(PLAIN, "p");

        assertThat(TinkSecrets.of(Settings.of(Map.of("connect.key", keyset))).open(sealed, "p"))
                .isEqualTo(PLAIN);
    }

    @Test
    void without_a_key_the_problem_names_the_command_that_makes_one() {
        ProblemException none =
                problem(() -> TinkSecrets.of(Settings.of(Map.of())).ready());

        assertThat(none.first().code()).isEqualTo(ProblemCode.S409_KEY);
        assertThat(none.first().hint()).contains("vitalroute keys new", "CONNECT_KEY_FILE");
        assertThat(code(() -> TinkSecrets.of(Settings.of(Map.of("connect.key-file", "/nowhere/keys.json")))
                        .ready()))
                .isEqualTo(ProblemCode.S409_KEY);
        assertThat(code(() -> TinkSecrets.of(
                                Settings.of(Map.of("connect.key", Keysets.fresh(), "connect.key-uri", "x-kms://1")))
                        .ready()))
                .isEqualTo(ProblemCode.S409_KEY);
    }

    @Test
    void what_is_no_keyset_is_not_shown() {
        String wrong = Keysets.fresh().replace("AesGcmKey", "Aes").replace("\"primaryKeyId\"", "primaryKeyId\"");

        ProblemException problem = problem(
                () -> TinkSecrets.of(Settings.of(Map.of("connect.key", wrong))).ready());

        assertThat(problem.first().toString()).contains("is not a keyset").doesNotContain(wrong.substring(40, 60));
        assertThat(problem.getCause()).isNull();
    }

    @Test
    void a_key_management_service_wraps_a_key_for_each_thing() throws GeneralSecurityException {
        Aead remote = Keysets.read("test", Keysets.fresh()).getPrimitive(RegistryConfiguration.get(), Aead.class);
        KmsClients.add(new FakeService(remote));
        Secrets secrets = TinkSecrets.of(Settings.of(Map.of("connect.key-uri", "fake-kms://ours")));

        byte[] sealed = secrets.seal(PLAIN, "p");

        assertThat(secrets.open(sealed, "p")).isEqualTo(PLAIN);
        assertThat(secrets.isCurrent(sealed)).isTrue();
        assertThat(code(() -> secrets.open(sealed, "q"))).isEqualTo(ProblemCode.S408_SEALED);
    }

    @Test
    void a_service_without_a_client_is_told_by_its_kind() {
        ProblemException problem =
                problem(() -> TinkSecrets.of(Settings.of(Map.of("connect.key-uri", "other-kms://ours")))
                        .ready());

        assertThat(problem.first().message()).contains("other-kms");
        assertThat(problem.first().hint()).contains("class path");
    }

    @Test
    void no_text_of_the_secrets_holds_a_key() {
        String keyset = Keysets.fresh();
        String value = keyset.replaceAll("(?s).*\"value\":\\s*\"([^\"]+)\".*", "$1");
        TinkSecrets secrets = TinkSecrets.of(Settings.of(Map.of("connect.key", keyset)));

        assertThat(value).hasSizeGreaterThan(20);
        assertThat(secrets.ready() + " " + new KeySource.Text(keyset) + " " + Keys.of(Keysets.read("x", keyset)))
                .doesNotContain(value);
    }

    private static ProblemException problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call);
    }

    private static ProblemCode code(ThrowingCallable call) {
        return problem(call).first().code();
    }

    /** A service whose only key is in this process. */
    private record FakeService(Aead key) implements KmsClient {
        @Override
        public boolean doesSupport(String uri) {
            return uri.startsWith("fake-kms://");
        }

        @Override
        public KmsClient withCredentials(String path) {
            return this;
        }

        @Override
        public KmsClient withDefaultCredentials() {
            return this;
        }

        @Override
        public Aead getAead(String uri) {
            return key;
        }
    }

    @Test
    void a_file_that_the_environment_names_is_one_key_and_not_two() throws IOException {
        Path file = Files.writeString(folder.resolve("named.json"), Keysets.fresh());
        Settings named = Settings.of(
                Map.of(), Map.of("CONNECT_KEY_FILE", file.toString()), folder.resolve("vitalroute.properties"));

        assertThat(TinkSecrets.of(named).ready()).isNotNull();
    }
}
