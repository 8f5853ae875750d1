package io.vitalroute.hl7;

import org.jspecify.annotations.Nullable;

/**
 * How text is written in HL7's vertical bar notation (HL7 2.6, 2.7). Values are escaped before they are joined, so no value
 * can ever open a field, a component or a segment.
 */
final class Er7 {
    static final char SEGMENT_END = '\r';
    private static final String SPECIAL = "|^&~\\";
    private static final String ESCAPES = "FSTRE";
    private static final char REPLACEMENT = '\uFFFD';
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        for (char c = ' '; c < 0x7F; c++) {
            PLAIN[c] = SPECIAL.indexOf(c) < 0;
        }
    }

    private Er7() {}

    /** A value as the content of a field, component or subcomponent. */
    static String escape(String value) {
        if (value.equals("\"\"")) {
            return "\\X2222\\"; // two bare quotes would delete the receiver's value
        }
        int first = firstSpecial(value);
        if (first < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length() + 16).append(value, 0, first);
        for (int i = first; i < value.length(); i++) {
            i += appendEscaped(out, value, i);
        }
        return out.toString();
    }

    /** Components, each escaped, joined with {@code ^}; empty ones at the end are left out. */
    static String components(@Nullable String... values) {
        return joined('^', values);
    }

    /** Subcomponents, each escaped, joined with {@code &}; empty ones at the end are left out. */
    static String subcomponents(@Nullable String... values) {
        return joined('&', values);
    }

    private static String joined(char separator, @Nullable String... values) {
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.append(separator);
            }
            String value = values[i];
            if (value != null && !value.isEmpty()) {
                out.append(escape(value));
                end = out.length();
            }
        }
        out.setLength(end);
        return out.toString();
    }

    private static int firstSpecial(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < PLAIN.length ? !PLAIN[c] : Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    /** Appends the character at the index; returns how many further characters it took. */
    private static int appendEscaped(StringBuilder out, String value, int index) {
        char c = value.charAt(index);
        int special = SPECIAL.indexOf(c);
        if (special >= 0) {
            out.append('\\').append(ESCAPES.charAt(special)).append('\\');
        } else if (c < ' ' || c == 0x7F) {
            out.append("\\X").append(hex(c >> 4)).append(hex(c & 15)).append('\\');
        } else if (!Character.isSurrogate(c)) {
            out.append(c);
        } else if (index + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(index + 1))) {
            out.append(c).append(value.charAt(index + 1));
            return 1;
        } else {
            out.append(REPLACEMENT); // half a character has no bytes in any charset
        }
        return 0;
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
