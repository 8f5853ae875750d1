package io.vitalroute.mapping.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which entries of an archive are meant, as {@link InputFormat.Zip} describes. What macOS adds to an archive for itself
 * ({@code __MACOSX/}, {@code ._name}) is never meant.
 */
record EntryNames(List<Pattern> wanted, List<Pattern> excluded) implements Predicate<String> {

    static EntryNames of(String words) {
        List<Pattern> wanted = new ArrayList<>();
        List<Pattern> excluded = new ArrayList<>();
        for (String word : words.strip().split("\\s+")) {
            if (word.startsWith("!")) {
                excluded.add(pattern(word.substring(1)));
            } else {
                wanted.add(pattern(word));
            }
        }
        return new EntryNames(List.copyOf(wanted), List.copyOf(excluded));
    }

    @Override
    public boolean test(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return !name.startsWith("__MACOSX/") && !last.startsWith("._") && any(wanted, name) && !any(excluded, name);
    }

    /** A name that the archive does not declare as UTF-8 is read as ISO 8859-1, which any bytes are; it may be UTF-8 yet. */
    static String decoded(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(name)) {
            return name;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return name;
        }
    }

    private static boolean any(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Pattern pattern(String word) {
        String expression = Pattern.quote(word).replace("*", "\\E.*\\Q");
        return Pattern.compile(expression, Pattern.DOTALL);
    }
}
