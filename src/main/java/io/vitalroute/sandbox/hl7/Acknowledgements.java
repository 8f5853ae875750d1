package io.vitalroute.sandbox.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Builds acknowledgements (HL7 v2.5.1 section 2.9). */
final class Acknowledgements {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ", Locale.ROOT);

    private final Clock clock;
    private final AtomicLong lastId = new AtomicLong();

    Acknowledgements(Clock clock) {
        this.clock = clock;
    }

    /** What MSH-15 and MSH-16 ask for when all is well: AA alone in original mode, else CA, AA, both or nothing. */
    List<byte[]> accepted(Header of) {
        if (of.field(15).isEmpty() && of.field(16).isEmpty()) {
            return List.of(message(of, of.field(10), "AA", ""));
        }
        List<byte[]> answers = new ArrayList<>();
        if (asksOnSuccess(of.field(15))) {
            answers.add(message(of, of.field(10), "CA", ""));
        }
        if (asksOnSuccess(of.field(16))) {
            answers.add(message(of, of.field(10), "AA", ""));
        }
        return answers;
    }

    /** A refusal with its reason in ERR. */
    byte[] refused(Header of, Hl7Fault.Refuse refuse) {
        String error = "ERR|||" + refuse.condition() + "^" + escaped(refuse.text()) + "^HL70357|E||||"
                + escaped(refuse.text()) + "\r";
        return message(of, of.field(10), refuse.code(), error);
    }

    /** An acceptance of some other message. */
    byte[] other(Header of) {
        return message(of, "NEVER-SENT-" + lastId.incrementAndGet(), "AA", "");
    }

    private byte[] message(Header of, String controlId, String code, String error) {
        String event = of.field(9).contains("^") ? of.field(9).split("\\^")[1] : "";
        String text = "MSH|^~\\&|SANDBOX|CLINIC|" + of.field(3) + "|" + of.field(4) + "|"
                + TIME.format(clock.instant().atOffset(ZoneOffset.UTC)) + "||ACK^" + event + "^ACK|ACK"
                + lastId.incrementAndGet() + "|P|" + of.field(12) + "\r"
                + "MSA|" + code + "|" + controlId + "\r" + error;
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean asksOnSuccess(String when) {
        return when.equals("AL") || when.equals("SU");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\E\\")
                .replace("|", "\\F\\")
                .replace("^", "\\S\\")
                .replace("&", "\\T\\")
                .replace("~", "\\R\\");
    }
}
