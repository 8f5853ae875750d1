package io.vitalroute.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Charsets by their names in MSH-18 (HL7 table 0211). */
final class Charsets {
    private Charsets() {}

    /** By the header of a message in which each character is one byte. UTF-8 where the name is none that we know. */
    static Charset of(String message) {
        Er7Decoder decoder = Er7Decoder.of(message);
        String header = message.lines().findFirst().orElse("");
        return named(Er7Segment.of(header, decoder).component(18, 1));
    }

    private static Charset named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("8859/") && upper.length() <= "8859/15".length()) {
            String java = "ISO-8859-" + upper.substring("8859/".length());
            return Charset.isSupported(java) ? Charset.forName(java) : StandardCharsets.UTF_8;
        }
        return upper.equals("ASCII") ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
    }
}
