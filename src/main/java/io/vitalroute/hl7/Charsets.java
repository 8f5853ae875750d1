package io.vitalroute.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

    /**
     * Whether the bytes are of the charset that the header names, and it is one that is read; without a name it is ASCII, of
     * which UTF-8 is a larger part.
     */
    static boolean fits(byte[] message) {
        String latin = new String(message, StandardCharsets.ISO_8859_1);
        String header = latin.lines().findFirst().orElse("");
        String name = Er7Segment.of(header, Er7Decoder.of(header)).component(18, 1);
        if (!name.toUpperCase(Locale.ROOT).matches("|ASCII|8859/1?[0-9]|UNICODE|(UNICODE )?UTF-8")) {
            return false;
        }
        try {
            named(name).newDecoder().decode(ByteBuffer.wrap(message));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
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
