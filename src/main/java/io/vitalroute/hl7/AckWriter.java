package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.problem.Problem;

/**
 * Answers to messages that are received (HL7 2.6, 2.9 and 2.14.8). Every message gets the answer that its header asks for,
 * an unreadable one too: a sender that hears nothing hangs.
 */
public final class AckWriter {
    private AckWriter() {}

    /**
     * The answers, in the order in which they are sent: one in original mode; in enhanced mode a commit acknowledgement, an
     * application acknowledgement, both, or none, as MSH-15 and MSH-16 ask.
     *
     * @param message as received; only its header is read, and it may be anything
     * @param made MSH-7 of the answer
     */
    public static List<byte[]> answers(byte[] message, Verdict verdict, Instant made) {
        MessageHeader asked = MessageHeader.read(message).orElse(MessageHeader.UNREADABLE);
        List<byte[]> answers = new ArrayList<>();
        if (!asked.enhanced()) {
            answers.add(answer(asked, "A", verdict, made));
            return answers;
        }
        if (wanted(asked.acceptAcknowledgement(), verdict)) {
            answers.add(answer(asked, "C", verdict, made));
        }
        if (wanted(asked.applicationAcknowledgement(), verdict)) {
            answers.add(answer(asked, "A", verdict, made));
        }
        return answers;
    }

    /** HL7 table 0155: always, never, on error, on success. An unknown word counts as always. */
    private static boolean wanted(String condition, Verdict verdict) {
        boolean accepted = verdict instanceof Verdict.Accepted;
        return switch (condition) {
            case "", "NE" -> false;
            case "ER" -> !accepted;
            case "SU" -> accepted;
            default -> true;
        };
    }

    private static byte[] answer(MessageHeader asked, String level, Verdict verdict, Instant made) {
        StringBuilder rest = new StringBuilder();
        acknowledgement(asked, level, verdict).appendTo(rest);
        if (verdict instanceof Verdict.Failed failed) {
            error(asked, failed.code(), failed.problem()).appendTo(rest);
        } else if (verdict instanceof Verdict.Refused refused) {
            error(asked, refused.code(), refused.problem()).appendTo(rest);
        }
        String time = Timestamps.ofInstant(made);
        boolean ascii = rest.chars().allMatch(c -> c < 0x80);
        StringBuilder out = new StringBuilder();
        header(asked, time, Ids.control(asked.controlId() + level + time + rest))
                .text(18, ascii ? "" : "UNICODE UTF-8")
                .appendTo(out);
        return out.append(rest).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Segment header(MessageHeader asked, String time, String control) {
        return Segment.header("MSH")
                .raw(3, asked.receivingApplication().field())
                .raw(4, asked.receivingFacility().field())
                .raw(5, asked.sendingApplication().field())
                .raw(6, asked.sendingFacility().field())
                .text(7, time)
                .parts(9, "ACK", asked.trigger(), "ACK")
                .text(10, control)
                .text(11, asked.processingId())
                .text(12, asked.version());
    }

    private static Segment acknowledgement(MessageHeader asked, String level, Verdict verdict) {
        String code = verdict instanceof Verdict.Accepted ? "A" : verdict instanceof Verdict.Failed ? "E" : "R";
        return Segment.of("MSA").text(1, level + code).text(2, asked.controlId());
    }

    /** Since 2.5 the error has fields of its own; before, all of it stands in ERR-1. */
    private static Segment error(MessageHeader asked, ErrorCode code, Problem problem) {
        if (asked.version().matches("2\\.[1-4].*")) {
            return Segment.of("ERR").raw(1, "^^^" + Er7.subcomponents(code.code(), code.text(), "HL70357"));
        }
        return Segment.of("ERR")
                .parts(3, code.code(), code.text(), "HL70357")
                .text(4, "E")
                .parts(5, problem.code().id(), problem.code().title(), "99VTR")
                .text(8, problem.message());
    }
}
