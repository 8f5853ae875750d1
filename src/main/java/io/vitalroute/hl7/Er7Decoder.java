package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Reads values back, by the delimiters that a message declares in MSH-1 and MSH-2 (HL7 2.6, 2.5.4 and 2.7).
 *
 * @param subcomponent {@code &} as a rule; the others as named
 */
record Er7Decoder(char field, char component, char repetition, char escape, char subcomponent) {
    /** The delimiters that everybody uses. */
    static final Er7Decoder STANDARD = new Er7Decoder('|', '^', '~', '\\', '&');

    /** The delimiters of a header segment such as {@code MSH|^~\&|...}; the usual ones where it declares fewer. */
    static Er7Decoder of(String header) {
        String usual = "|^~\\&";
        char[] found = usual.toCharArray();
        for (int i = 0; i < found.length && 3 + i < header.length(); i++) {
            char c = header.charAt(3 + i);
            if (i > 0 && c == found[0]) {
                break;
            }
            found[i] = c;
        }
        return new Er7Decoder(found[0], found[1], found[2], found[3], found[4]);
    }

    /** The value behind its escapes; a sequence that is none stays as it is. */
    String unescape(String er7) {
        int at = er7.indexOf(escape);
        if (at < 0) {
            return er7;
        }
        StringBuilder out = new StringBuilder(er7.length());
        int from = 0;
        while (at >= 0) {
            int end = er7.indexOf(escape, at + 1);
            String meaning = end < 0 ? null : meaning(er7.substring(at + 1, end));
            out.append(er7, from, at);
            if (meaning == null) {
                out.append(escape);
                from = at + 1;
            } else {
                out.append(meaning);
                from = end + 1;
            }
            at = er7.indexOf(escape, from);
        }
        return out.append(er7, from, er7.length()).toString();
    }

    private @Nullable String meaning(String sequence) {
        return switch (sequence) {
            case "F" -> String.valueOf(field);
            case "S" -> String.valueOf(component);
            case "T" -> String.valueOf(subcomponent);
            case "R" -> String.valueOf(repetition);
            case "E" -> String.valueOf(escape);
            case ".br" -> "\n";
            default -> sequence.matches("X([0-9A-Fa-f]{2})+") ? bytes(sequence.substring(1)) : null;
        };
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }
}
