package io.vitalroute.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/settings.md} names every setting of routes and code, with its default, and no other. */
class SettingsPageTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([a-z-]+\\.[a-z.-]+)(?::([^}]*))?}}");
    private static final Pattern ROW = Pattern.compile("^\\| `([A-Za-z-]+\\.[a-z.-]+)` \\| (?:`([^`]*)`)? *\\|");
    private static final Pattern CODE = Pattern.compile(
            "(?:\\b(?:settings|own)(?:\\(\\))?\\s*\\.(?:get|need|find|number|duration)\\(\\s*|\\bchoose\\(settings, )"
                    + "\"([a-z-]+\\.[a-z.-]+)\"");
    private static final Pattern OWN_CODE =
            Pattern.compile("(?:\\b(?:name|destination|vendor) \\+ |\\bneed\\()\"(\\.[a-z-]+)\"");
    private static final Pattern SECRET = Pattern.compile("(?:secret|apiKey)\\('([a-z.-]+)'\\)");

    @Test
    void every_placeholder_of_a_route_stands_there_with_its_default() throws IOException {
        Map<String, String> page = page();
        Map<String, String> routes = new TreeMap<>();
        for (String text : texts(Path.of("routes"), ".yaml")) {
            Matcher matcher = PLACEHOLDER.matcher(text);
            while (matcher.find()) {
                routes.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
            }
        }
        assertThat(page).containsAllEntriesOf(routes);
    }

    @Test
    void every_setting_that_code_asks_for_stands_there() throws IOException {
        Set<String> page = page().keySet();
        assertThat(asked()).allMatch(key -> page.contains(key) || page.stream().anyMatch(row -> isOf(row, key)));
    }

    @Test
    void no_setting_stands_there_that_nothing_reads() throws IOException {
        Set<String> known = asked();
        String routes = String.join("\n", texts(Path.of("routes"), ".yaml"));
        List<String> stale = page().keySet().stream()
                .filter(key -> !known.contains(key) && !routes.contains("{{" + key))
                .filter(key -> known.stream().noneMatch(asked -> isOf(key, asked)))
                .toList();
        assertThat(stale).isEmpty();
    }

    /** Whether a row is what code asks for as {@code NAME.something}, whatever the destination. */
    private static boolean isOf(String row, String asked) {
        return asked.equals("NAME" + row.substring(row.indexOf('.')));
    }

    private static Set<String> asked() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String text : texts(Path.of("src/main/java"), ".java")) {
            CODE.matcher(text).results().forEach(found -> asked.add(found.group(1)));
        }
        for (String room : List.of("camel", "source/vendor")) {
            for (String text : texts(Path.of("src/main/java/io/vitalroute", room), ".java")) {
                OWN_CODE.matcher(text).results().forEach(found -> asked.add("NAME" + found.group(1)));
            }
        }
        for (String text : texts(Path.of("routes"), ".yaml")) {
            SECRET.matcher(text).results().forEach(found -> asked.add(found.group(1)));
        }
        asked.removeIf(key -> key.equals("NAME.jslt"));
        asked.add("NAME.key-store-password");
        List.of("secret", "client-secret", "push-authorization", "push-token").forEach(key -> {
            asked.add("NAME." + key);
            asked.add("NAME." + key + "-before");
        });
        asked.add("NAME.trust-store-password");
        return asked;
    }

    private static Map<String, String> page() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/settings.md"))) {
            Matcher matcher = ROW.matcher(line);
            if (matcher.find()) {
                rows.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
            }
        }
        return rows;
    }

    private static List<String> texts(Path folder, String ending) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
