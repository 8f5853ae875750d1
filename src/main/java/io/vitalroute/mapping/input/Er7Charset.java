package io.vitalroute.mapping.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * The text of a message, by the charset that MSH-18 names (HL7 table 0211). Bytes that are not of it are a problem and never
 * become replacement characters.
 */
final class Er7Charset {
    private static final int CHARSET = 18;

    private Er7Charset() {}

    /** The text; without MSH-18 it is ASCII, of which UTF-8 is a larger part. */
    static String text(byte[] bytes) {
        String name = declared(new String(bytes, StandardCharsets.ISO_8859_1));
        try {
            return charset(name).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw fault(
                    name.isEmpty()
                            ? "bytes beyond ASCII that are not UTF-8, and MSH-18 names no charset"
                            : "bytes that are not of the charset that MSH-18 names");
        }
    }

    private static String declared(String latin) {
        int start = latin.indexOf("MSH");
        if (start < 0) {
            return "";
        }
        String header = latin.substring(start).lines().findFirst().orElse("");
        List<String> fields = Er7Marks.split(header, Er7Marks.of(header).field());
        String field = fields.size() < CHARSET ? "" : fields.get(CHARSET - 1);
        return Er7Marks.split(field, Er7Marks.of(header).repetition()).get(0).strip();
    }

    private static Charset charset(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.matches("8859/1?[0-9]") && Charset.isSupported("ISO-8859-" + upper.substring(5))) {
            return Charset.forName("ISO-8859-" + upper.substring(5));
        }
        return switch (upper) {
            case "ASCII" -> StandardCharsets.US_ASCII;
            case "", "UNICODE UTF-8", "UTF-8", "UNICODE" -> StandardCharsets.UTF_8;
            default -> throw fault("MSH-18 names a charset that is not read here");
        };
    }

    private static ProblemException fault(String message) {
        return new ProblemException(Problem.of(ProblemCode.M104_CHARSET, Where.file(Faults.PAYLOAD, 1, 1), message)
                .hint("MSH-18: empty for ASCII, UNICODE UTF-8, or 8859/1 to 8859/15"));
    }
}
