package io.vitalroute.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.CommandRun;
import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.connect.Consent;
import io.vitalroute.source.connect.Invitation;
import io.vitalroute.source.connect.SealedTokens;
import io.vitalroute.source.connect.TinkSecrets;
import io.vitalroute.store.Store;
import io.vitalroute.store.StoreSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** invite, accounts, disconnect and keys, over a real store. */
class ConnectCommandsTest {
    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path key = Path.of("");

    @BeforeEach
    void key() {
        key = folder.resolve("keys.json");
        assertThat(run("keys", "new", key.toString()).code()).isZero();
    }

    @Test
    void an_invitation_prints_a_link_and_is_kept() {
        CommandRun run = run(
                "invite",
                "withings",
                "--patient",
                "urn:oid:1.2.3|p1",
                "--zone",
                "Europe/Zurich",
                "--days",
                "3",
                "--by",
                "ward 4");

        assertThat(run.code()).isZero();
        assertThat(run.out().strip())
                .startsWith("https://engine.example/connect/withings?invitation=")
                .doesNotContain("p1");
        try (Store store = open()) {
            Invitation invitation = store.invitations().open("withings").get(0);
            assertThat(invitation.patient().primary()).isEqualTo(new Identifier("urn:oid:1.2.3", "p1"));
            assertThat(invitation.by()).isEqualTo("ward 4");
            assertThat(run.err()).contains("works once, until " + invitation.expiresAt());
        }
    }

    @Test
    void without_a_key_or_the_vendor_s_secret_nobody_is_invited() {
        CommandRun noKey = run(Map.of("connect.key-file", ""), "invite", "withings", "--patient", "s|p1");
        CommandRun noSecret = run(Map.of("withings.client-secret", ""), "invite", "withings", "--patient", "s|p1");
        CommandRun noVendor = run("invite", "withing", "--patient", "s|p1");

        assertThat(noKey.code()).isEqualTo(1);
        assertThat(noKey.err()).contains("S409").contains("vitalroute keys new");
        assertThat(noSecret.err()).contains("withings.client-secret is not set");
        assertThat(noVendor.err()).contains("C121").contains("routes/sources");
        try (Store store = open()) {
            assertThat(store.invitations().open(null)).isEmpty();
        }
    }

    @Test
    void accounts_show_how_they_are_connected_and_what_to_do() {
        connect("a1", Set.of("user.metrics", "user.activity"));
        connect("a2", Set.of("user.metrics"));
        String id = connect("a3", Set.of("user.metrics", "user.activity"));
        try (Store store = open()) {
            Problem problem = Problem.of(ProblemCode.S407_RECONNECT, Where.of("withings"), "error invalid_grant");
            assertThat(store.connections().needsReconnect(id, 1, problem)).isTrue();
        }
        run("accounts", "link", "garmin", "g1", "urn:oid:1.2.3|p9");

        List<String> lines = run("accounts").out().lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("garmin\tg1\turn:oid:1.2.3|p9\t-\t-\t-");
        assertThat(lines.get(1))
                .startsWith("withings\ta1\turn:oid:1.2.3|a1\t-\tconnected since ")
                .endsWith("Z\t-");
        assertThat(lines.get(2)).contains(", not granted: user.activity\t-");
        assertThat(lines.get(3))
                .contains("\tneeds to be connected again since ", ", S407 error invalid_grant\t")
                .endsWith("\tvitalroute invite withings --patient 'urn:oid:1.2.3|a3'");
    }

    @Test
    void a_connection_ends_and_it_is_said_what_stays() {
        connect("oura", "a1", Set.of("daily"));

        CommandRun run = run("disconnect", "oura", "a1", "--by", "ward 4");

        assertThat(run.out()).contains("disconnected oura a1", "What was received until now stays");
        assertThat(run.err()).contains("own app");
        assertThat(run("accounts").out()).contains("\tdisconnected since ");
        assertThat(run("disconnect", "oura", "a1").out()).contains("had been disconnected: oura a1");
        assertThat(run("disconnect", "oura", "a9").code()).isEqualTo(1);
    }

    @Test
    void a_key_file_is_its_owner_s_and_never_overwritten_or_printed() throws IOException {
        String before = Files.readString(key);
        CommandRun again = run("keys", "new", key.toString());
        CommandRun rotated = run("keys", "rotate", key.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("S409").contains("keys rotate");
        assertThat(rotated.code()).isZero();
        assertThat(Files.readString(key)).isNotEqualTo(before);
        String secret = before.replaceAll("(?s).*\"value\":\\s*\"([^\"]+)\".*", "$1");
        assertThat(secret).hasSizeGreaterThan(20);
        assertThat(again.out() + again.err() + rotated.out() + rotated.err()).doesNotContain(secret);
        assertThat(run("keys", "rotate", folder.resolve("none.json").toString()).err())
                .contains("keys new");
        assertThat(run("keys").code()).isEqualTo(2);
    }

    @Test
    void after_a_rotation_all_tokens_are_sealed_anew() {
        String id = connect("a1", Set.of("user.metrics"));
        run("keys", "rotate", key.toString());

        CommandRun run = run("keys", "reseal");

        assertThat(run.out()).contains("sealed the tokens of 1 accounts");
        try (Store store = open()) {
            SealedTokens sealed = store.connections().tokens(id).orElseThrow();
            assertThat(secrets().isCurrent(sealed.sealed())).isTrue();
            assertThat(secrets().open(sealed.sealed(), "tokens " + id)).isEqualTo(bytes("tokens of a1"));
        }
        assertThat(run("keys", "reseal").out()).contains("of 0 accounts");
    }

    private String connect(String account, Set<String> scopes) {
        return connect("withings", account, scopes);
    }

    /** Connects an account of a patient of the same name. */
    private String connect(String vendor, String account, Set<String> scopes) {
        try (Store store = open()) {
            Instant now = Instant.now();
            PatientRef patient = new PatientRef(List.of(new Identifier("urn:oid:1.2.3", account)));
            Invitation invitation =
                    new Invitation("i-" + account, vendor, patient, null, "nurse", now, now.plusSeconds(60), null);
            store.invitations().add(invitation);
            String id = "c-" + account;
            byte[] sealed = secrets().seal(bytes("tokens of " + account), "tokens " + id);
            return store.connections()
                    .connect(new Connections.Newcomer(
                            invitation,
                            new Consent(invitation.id(), now, "text", "en", scopes),
                            id,
                            account,
                            scopes,
                            new SealedTokens(id, 1, sealed, now.plusSeconds(3600)),
                            List.of()))
                    .orElseThrow()
                    .id();
        }
    }

    private TinkSecrets secrets() {
        return TinkSecrets.of(Settings.of(settings()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Store open() {
        return Store.open(StoreSettings.of("sqlite:" + folder.resolve("store.db")), Clock.systemUTC());
    }

    private CommandRun run(String... args) {
        return run(Map.of(), args);
    }

    private CommandRun run(Map<String, String> other, String... args) {
        Map<String, String> all = settings();
        all.putAll(other);
        return CommandRun.in(HOME, all, args);
    }

    private Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "store.url", "sqlite:" + folder.resolve("store.db"),
                "public.url", "https://engine.example/",
                "connect.organisation", "Lakeside Clinic",
                "connect.purpose", "To follow your therapy.",
                "connect.key-file", key.toString(),
                "oura.client-id", "ours",
                "oura.client-secret", "secret",
                "withings.client-id", "ours",
                "withings.client-secret", "secret"));
    }
}
