package io.vitalroute.sandbox.hl7;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of MSH, by their HL7 numbers, read as bytes so that no character set matters. */
final class Header {
    private final List<String> fields;

    private Header(List<String> fields) {
        this.fields = fields;
    }

    /** Empty where the message does not begin with MSH. */
    static Optional<Header> of(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\r');
        String line = end < 0 ? text : text.substring(0, end);
        if (!line.startsWith("MSH") || line.length() < 8) {
            return Optional.empty();
        }
        return Optional.of(new Header(List.of(line.split(Pattern.quote(line.substring(3, 4)), -1))));
    }

    /** A field by its number; MSH-1 is the separator itself, so MSH-3 is the third piece. Empty where it is absent. */
    String field(int number) {
        return number - 1 < fields.size() ? fields.get(number - 1) : "";
    }
}
