package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.vitalroute.reading.PatientRef.Identifier;

/** Search parameters in URLs: FHIR's own escapes (R4 search.html#escaping) under percent encoding (RFC 3986). */
final class SearchText {
    private static final String HEX = "0123456789ABCDEF";
    /** RFC 3986 unreserved characters, colon and slash. */
    private static final boolean[] PLAIN = plain();

    private SearchText() {}

    /** {@code identifier=system%7Cvalue}. */
    static String identifier(String system, String value) {
        return "identifier=" + token(system, value);
    }

    /** {@code Patient?identifier=system%7Cvalue}. */
    static String conditional(String type, Identifier identifier) {
        return type + "?" + identifier(identifier.system(), identifier.value());
    }

    /** A token parameter's value, {@code system%7Ccode}. */
    static String token(String system, String code) {
        return percent(escaped(system)) + "%7C" + percent(escaped(code));
    }

    /** Whether the text reads the same in JSON and in a URL's query. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Percent encoding of all but unreserved characters, colon and slash. */
    static String percent(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && isPlain((char) b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    private static String escaped(String text) {
        return isPlain(text)
                ? text
                : text.replace("\\", "\\\\")
                        .replace("|", "\\|")
                        .replace(",", "\\,")
                        .replace("$", "\\$");
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        String letters = "abcdefghijklmnopqrstuvwxyz";
        (letters + letters.toUpperCase(Locale.ROOT) + "0123456789-:./_~")
                .chars()
                .forEach(c -> plain[c] = true);
        return plain;
    }
}
