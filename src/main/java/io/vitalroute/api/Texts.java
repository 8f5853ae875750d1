package io.vitalroute.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What pages say, in several languages. English is complete; what another language lacks is said in English. A file {@code
 * connect_LANGUAGE.properties} (UTF-8) in the folder {@code routes/texts} adds a language or replaces sentences.
 */
public final class Texts {
    private static final String NAME = "connect_";
    private static final String END = ".properties";
    private static final List<String> OURS = List.of("en", "de", "fr", "es");

    private final Map<String, Properties> languages = new TreeMap<>();

    private Texts() {}

    /** Ours, and those of the folder if it is there. */
    public static Texts of(Path folder) {
        Texts texts = new Texts();
        for (String language : OURS) {
            try (InputStream in = Texts.class.getResourceAsStream(NAME + language + END)) {
                texts.add(language, new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (Files.isDirectory(folder)) {
            texts.own(folder);
        }
        return texts;
    }

    private void own(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(NAME) && name.endsWith(END)) {
                    try (Reader in = Files.newBufferedReader(file)) {
                        add(name.substring(NAME.length(), name.length() - END.length()), in);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String language, Reader in) throws IOException {
        Properties more = new Properties();
        more.load(in);
        languages.computeIfAbsent(language, name -> new Properties()).putAll(more);
    }

    /** The best language that there is for the header {@code Accept-Language} (RFC 4647 section 3.4); else English. */
    public String language(Optional<String> accepted) {
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted.orElse("en"));
            String found = Locale.lookupTag(ranges, languages.keySet());
            return found == null ? "en" : found;
        } catch (IllegalArgumentException e) {
            return "en";
        }
    }

    /** A sentence; {@code {name}} in it is replaced. */
    public String say(String language, String key, Map<String, String> blanks) {
        String text = find(language, key).orElseThrow(() -> new IllegalArgumentException("no sentence " + key));
        for (Map.Entry<String, String> blank : blanks.entrySet()) {
            text = text.replace("{" + blank.getKey() + "}", blank.getValue());
        }
        return text;
    }

    /** A sentence as it is, where there is one. */
    public Optional<String> find(String language, String key) {
        Properties own = languages.getOrDefault(language, new Properties());
        Properties english = languages.getOrDefault("en", new Properties());
        return Optional.ofNullable(own.getProperty(key, english.getProperty(key)));
    }

    /** The languages that there are. */
    public List<String> languages() {
        return List.copyOf(languages.keySet());
    }
}
