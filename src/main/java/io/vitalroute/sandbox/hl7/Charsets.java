package io.vitalroute.sandbox.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The character sets of MSH-18 (HL7 table 0211) that the receiver reads. */
final class Charsets {
    private static final Map<String, Charset> NAMES = Map.of(
            "", StandardCharsets.US_ASCII,
            "ASCII", StandardCharsets.US_ASCII,
            "8859/1", StandardCharsets.ISO_8859_1,
            "UNICODE UTF-8", StandardCharsets.UTF_8);

    private Charsets() {}

    /** The text, or empty where the set is unknown or the bytes are not of it. */
    static Optional<String> read(byte[] message, String name) {
        Charset charset = NAMES.get(name);
        if (charset == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(message)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
