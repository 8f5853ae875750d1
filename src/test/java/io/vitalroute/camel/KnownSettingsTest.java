package io.vitalroute.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Which settings there are, and what is said of those that there are not. */
class KnownSettingsTest {
    private static final RouteFolder ROUTES = new RouteFolder(Path.of("routes").toAbsolutePath());
    private static final KnownSettings KNOWN = KnownSettings.of(ROUTES, ROUTES.texts());

    @TempDir
    private Path folder;

    @Test
    void every_setting_of_the_page_is_known() throws IOException {
        String page = Files.readString(Path.of("docs/settings.md"));
        Set<String> names = new TreeSet<>();
        Pattern.compile("(?m)^\\| `([A-Za-z-]+\\.[a-z.-]+)` \\|")
                .matcher(page)
                .results()
                .forEach(row -> names.add(row.group(1).replace("NAME.", "fhir.").replace("VENDOR.", "oura.")));

        assertThat(names).hasSizeGreaterThan(90);
        assertThat(KNOWN.names()).containsAll(names);
    }

    @Test
    void a_mistyped_name_in_the_file_is_said_with_its_line() throws IOException {
        Path file = folder.resolve("vitalroute.properties");
        Files.writeString(file, "# ours\nfhir.enable = true\nhttp.port=8080\n");
        Settings settings = Settings.of(Map.of(), Map.of(), file);

        List<Problem> problems = SettingsCheck.of(settings, KNOWN, name -> {
            throw new IllegalStateException("no metric is named");
        });

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        file + ":2:1: C103 no setting is called \"fhir.enable\" (did you mean \"fhir.enabled\"?)");
    }

    @Test
    void a_setting_of_a_route_of_ones_own_is_known() {
        Path own = ROUTES.folder().resolve("sources/own.camel.yaml");

        assertThat(KnownSettings.of(ROUTES, Map.of(own, "uri: timer:own?period={{own.every:5000}}"))
                        .names())
                .contains("own.every");
    }
}
