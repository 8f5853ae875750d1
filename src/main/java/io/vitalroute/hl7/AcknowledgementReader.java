package io.vitalroute.hl7;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.vitalroute.hl7.Acknowledgement.Accepted;
import io.vitalroute.hl7.Acknowledgement.ApplicationError;
import io.vitalroute.hl7.Acknowledgement.Level;
import io.vitalroute.hl7.Acknowledgement.Malformed;
import io.vitalroute.hl7.Acknowledgement.OtherMessage;
import io.vitalroute.hl7.Acknowledgement.Rejected;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** Reads MSA and ERR (HL7 2.6, 2.14.8 and 2.14.5; ERR-1 and MSA-6 of versions before 2.5). */
final class AcknowledgementReader {
    private static final int LONGEST_TEXT = 2_000;

    private final String sent;
    private final Where where;

    AcknowledgementReader(String sentControlId) {
        this.sent = sentControlId;
        this.where = Where.of("acknowledgement of " + sentControlId);
    }

    Acknowledgement read(byte[] answer) {
        Optional<Er7Message> message = Er7Message.read(answer);
        if (message.isEmpty()) {
            return malformed("no HL7 message: it does not begin with MSH");
        }
        Optional<Er7Segment> msa = message.get().first("MSA");
        if (msa.isEmpty()) {
            return malformed("no MSA segment");
        }
        String answered = msa.get().component(2, 1);
        if (answered.isEmpty()) {
            return malformed("MSA-2 does not say which message it answers");
        }
        return answered.equals(sent) ? judge(message.get(), msa.get()) : new OtherMessage();
    }

    private Acknowledgement judge(Er7Message message, Er7Segment msa) {
        String code = msa.component(1, 1).toUpperCase(Locale.ROOT);
        return switch (code) {
            case "AA" -> new Accepted(Level.APPLICATION);
            case "CA" -> new Accepted(Level.COMMIT);
            case "AE", "CE" -> new ApplicationError(problem(code, message, msa), receiverText(message, msa));
            case "AR", "CR" -> new Rejected(problem(code, message, msa), receiverText(message, msa));
            default -> malformed("MSA-1 is none of AA, AE, AR, CA, CE, CR");
        };
    }

    private Malformed malformed(String message) {
        return new Malformed(Problem.of(ProblemCode.D104_BAD_ANSWER, where, message));
    }

    private Problem problem(String code, Er7Message message, Er7Segment msa) {
        List<Fault> faults = faults(message, msa);
        boolean passes = !faults.isEmpty()
                && faults.stream()
                        .allMatch(fault -> fault.code().map(ErrorCode::passes).orElse(false));
        StringBuilder text = new StringBuilder("the receiver answered ").append(code);
        for (Fault fault : faults) {
            text.append(", ").append(fault);
        }
        String hint = faults.stream()
                .flatMap(fault -> fault.code().stream())
                .flatMap(known -> Stream.ofNullable(known.hint()))
                .findFirst()
                .orElse(passes ? null : "the receiver's own words are kept with the delivery");
        ProblemCode kind = passes ? ProblemCode.D103_BUSY : ProblemCode.D101_REFUSED;
        return Problem.of(kind, where, text.toString()).hint(hint);
    }

    private static List<Fault> faults(Er7Message message, Er7Segment msa) {
        List<Fault> faults = new ArrayList<>();
        for (Er7Segment err : message.all("ERR")) {
            Fault fault = Fault.of(err);
            if (!faults.contains(fault)) {
                faults.add(fault);
            }
        }
        if (faults.isEmpty() && !msa.component(6, 1).isEmpty()) {
            faults.add(new Fault(ErrorCode.of(msa.component(6, 1)), ""));
        }
        return faults.subList(0, Math.min(faults.size(), 5));
    }

    /** MSA-3, and of each ERR the error, the application's error, the diagnosis and the user's message. */
    private static String receiverText(Er7Message message, Er7Segment msa) {
        Set<String> words = new LinkedHashSet<>();
        words.add(msa.component(3, 1));
        for (Er7Segment err : message.all("ERR")) {
            words.add((err.component(3, 1) + " " + err.component(3, 2)).strip());
            words.add((err.component(5, 1) + " " + err.component(5, 2)).strip());
            words.add(err.component(7, 1));
            words.add(err.component(8, 1));
            words.add(err.subcomponent(1, 4, 2));
        }
        words.remove("");
        String text = String.join("; ", words);
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}
