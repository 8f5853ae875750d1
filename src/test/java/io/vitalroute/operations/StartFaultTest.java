package io.vitalroute.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.vitalroute.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What {@code run} says where it cannot start: what is wrong, where, and what to do; in one line each, no stack trace. */
@Timeout(120)
class StartFaultTest {
    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        "http.port=abc",
                        "settings: C105 http.port is not a number that it can be (a whole number from 0"),
                arguments("http.host=192.0.2.1", "R101 192.0.2.1 is no address of this machine (set HTTP_HOST to"),
                arguments(
                        "http.host=no.such.host.invalid", "R101 there is no address of the name no.such.host.invalid"),
                arguments(
                        "store.url=mysql://localhost/x",
                        "K107 store.url is no address of a store that there is (sqlite:"),
                arguments("store.url=postgresql://localhost:x/y", "K107 store.url is not the address of a PostgreSQL"),
                arguments(
                        "store.url=postgresql://127.0.0.1:1/none",
                        "postgresql://127.0.0.1:1/none: K101 no database answers there (see that it runs"),
                arguments("store.lease-seconds=0", "C105 store.lease-seconds is not a number that it can be"),
                arguments("garmin.enabled=yes", "C105 garmin.enabled is \"yes\", and must be true or false"),
                arguments("work.workers=many", "C105 work.workers is \"many\", and must be a whole number"),
                arguments(
                        "fhir.give-up-after=7 days",
                        "C105 fhir.give-up-after is \"7 days\", and must be a duration such"),
                arguments("fhir.url=nonsense", "C105 fhir.url is not an address on the web (it begins with https://"),
                arguments("fhir.metrics=body-wight", "C121 fhir.metrics: no metric is called \"body-wight\""),
                arguments("fhir.enabled=true;fhir.url=http://a/;fhir.auth=basic", "C104 fhir.user is not set"),
                arguments(
                        "fhir.enabled=true;fhir.url=http://a/;fhir.in-flight=0",
                        "C105 \"inFlight\" must be a whole number"),
                arguments("fhir.enabled=true", "the setting fhir.url is not set"),
                arguments(
                        "drop.enabled=true;drop.folder=/proc/none",
                        "C111 drop.folder: the folder /proc/none cannot be"),
                arguments(
                        "retention.bodies=3days", "C105 retention.bodies is not a duration (write a duration such as"),
                arguments("retention.at=3am", "C105 retention.at is not a time of day (write HH:MM in UTC"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_wrong_setting_is_named(String given, String said) {
        Map<String, String> settings = settings();
        for (String setting : given.split(";")) {
            settings.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }

        assertThat(refusal(HOME, settings)).contains(said);
    }

    @Test
    void all_wrong_settings_are_named_at_once() {
        Map<String, String> settings = settings();
        settings.put("fhir.timeout", "soon");
        settings.put("oru.enabled", "1");

        assertThat(refusal(HOME, settings)).contains("fhir.timeout is \"soon\"").contains("oru.enabled is \"1\"");
    }

    @Test
    void a_file_that_is_no_database_is_named() throws IOException {
        Path file = Files.writeString(
                folder.resolve("notes.txt"), "Certainly not a database, but long enough.\n".repeat(9));
        Map<String, String> settings = settings();
        settings.put("store.url", "sqlite:" + file);

        assertThat(refusal(HOME, settings))
                .contains("sqlite:" + file + ": K101 the file is no SQLite database (name another file");
    }

    @Test
    void a_password_in_the_address_is_not_shown() {
        Map<String, String> settings = settings();
        settings.put("store.url", "postgresql://me:geheim@127.0.0.1:1/none");

        assertThat(refusal(HOME, settings))
                .contains("K107")
                .contains("STORE_PASSWORD")
                .doesNotContain("geheim");
    }

    @Test
    void a_folder_that_is_missing_or_empty_is_named() throws IOException {
        assertThat(refusal(folder, settings())).contains("metrics.yaml: C111 the file is not there", "VITALROUTE_HOME");

        Path mappings = Files.createDirectories(folder.resolve("mappings"));
        Files.copy(Path.of("mappings/metrics.yaml"), mappings.resolve("metrics.yaml"));
        assertThat(refusal(folder, settings()))
                .contains(folder.resolve("routes") + ": C111 the folder with the routes is not there");

        Files.createDirectories(folder.resolve("routes"));
        assertThat(refusal(folder, settings())).contains("C111 no route file (*.camel.yaml) is in here");
    }

    private Map<String, String> settings() {
        return new HashMap<>(
                Map.of("store.url", "sqlite:" + folder.resolve("v.db"), "http.host", "127.0.0.1", "http.port", "0"));
    }

    private static String refusal(Path home, Map<String, String> settings) {
        CommandRun run = CommandRun.in(home, settings, "run");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.err()).doesNotContain("    at ").doesNotContain("Exception");
        return run.err();
    }
}
