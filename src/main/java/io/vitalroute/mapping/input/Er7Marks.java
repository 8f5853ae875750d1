package io.vitalroute.mapping.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The delimiters that a message declares in MSH-1 and MSH-2 (HL7 2.6, 2.5.4), and the escapes that are made of them (2.7).
 *
 * @param subcomponent {@code &} as a rule; the others as named
 */
record Er7Marks(char field, char component, char repetition, char escape, char subcomponent) {
    private static final String USUAL = "|^~\\&";

    /** What stands after the name of a header segment: {@code |^~\&|...}; the usual ones where it declares fewer. */
    static Er7Marks of(String header) {
        char[] found = USUAL.toCharArray();
        for (int i = 0; i < found.length && 3 + i < header.length(); i++) {
            char c = header.charAt(3 + i);
            if (i > 0 && c == found[0]) {
                break;
            }
            found[i] = c;
        }
        return new Er7Marks(found[0], found[1], found[2], found[3], found[4]);
    }

    /** The pieces between a delimiter; one where there is none. */
    static List<String> split(String text, char delimiter) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
            pieces.add(text.substring(from, at));
            from = at + 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    /** The value behind its escapes, without blanks around it; a sequence that is none stays as it is. */
    String plain(String er7) {
        int at = er7.indexOf(escape);
        if (at < 0) {
            return er7.strip();
        }
        StringBuilder out = new StringBuilder(er7.length());
        int from = 0;
        while (at >= 0) {
            int end = er7.indexOf(escape, at + 1);
            String meaning = end < 0 ? null : meaning(er7.substring(at + 1, end));
            out.append(er7, from, at).append(meaning == null ? String.valueOf(escape) : meaning);
            from = meaning == null ? at + 1 : end + 1;
            at = er7.indexOf(escape, from);
        }
        return out.append(er7, from, er7.length()).toString().strip();
    }

    private @Nullable String meaning(String sequence) {
        return switch (sequence) {
            case "F" -> String.valueOf(field);
            case "S" -> String.valueOf(component);
            case "T" -> String.valueOf(subcomponent);
            case "R" -> String.valueOf(repetition);
            case "E" -> String.valueOf(escape);
            case ".br" -> "\n";
            case "H", "N" -> "";
            default -> sequence.matches("X([0-9A-Fa-f]{2})+") ? bytes(sequence.substring(1)) : null;
        };
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }
}
