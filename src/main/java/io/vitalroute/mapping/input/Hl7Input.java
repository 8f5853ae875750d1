package io.vitalroute.mapping.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.Body;

/**
 * HL7 v2 in ER7: one message, or a batch file of several. The whole body is held in memory, and is bounded. Any line end is
 * taken, as files have others than the carriage return of the standard; a line that is no segment is a problem of its own.
 */
final class Hl7Input implements Input {
    private static final Set<String> BATCH = Set.of("FHS", "BHS", "BTS", "FTS");

    private final Limits limits;

    Hl7Input(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void read(Body body, ItemHandler handler) throws IOException {
        int longest = limits.itemWeight() / 8;
        byte[] bytes;
        try (InputStream in = body.open()) {
            bytes = in.readNBytes(longest + 1);
        }
        if (bytes.length > longest) {
            throw Faults.at(ProblemCode.M103_TOO_LARGE, 1, 1, "HL7 v2 of more than " + longest + " bytes");
        }
        int index = 0;
        for (List<Line> message : messages(Er7Charset.text(bytes))) {
            if (!message(message, "/" + index++, handler)) {
                return;
            }
        }
    }

    private record Line(String text, int number) {
        String name() {
            return text.length() < 3 ? "" : text.substring(0, 3);
        }

        boolean isSegment(char separator) {
            return text.matches("(?s)[A-Z][A-Z0-9]{2}.*") && (text.length() == 3 || text.charAt(3) == separator);
        }
    }

    private static List<List<Line>> messages(String text) {
        List<List<Line>> messages = new ArrayList<>();
        int number = 0;
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            Line line = new Line(unframed(raw), number);
            if (line.name().equals("MSH")) {
                messages.add(new ArrayList<>());
            } else if (messages.isEmpty() && !line.text().isEmpty() && !BATCH.contains(line.name())) {
                throw Faults.at(ProblemCode.M101_NOT_READABLE, number, 1, "HL7 v2 begins with MSH");
            }
            if (!messages.isEmpty() && !line.text().isEmpty() && !BATCH.contains(line.name())) {
                messages.get(messages.size() - 1).add(line);
            }
        }
        if (messages.isEmpty()) {
            throw Faults.at(ProblemCode.M101_NOT_READABLE, 1, 1, "no HL7 v2 message: there is no MSH");
        }
        return messages;
    }

    /** Without the bytes of an MLLP frame, as a file that was taken off the wire has them. */
    private static String unframed(String line) {
        return line.strip().replace("\u000B", "").replace("\u001C", "").replace("\uFEFF", "");
    }

    private boolean message(List<Line> lines, String pointer, ItemHandler handler) {
        String msh = lines.get(0).text();
        Er7Marks marks = Er7Marks.of(msh);
        if (msh.length() < 8) {
            return handler.problem(fault(pointer, lines.get(0), "MSH is cut off"));
        }
        OruOrders orders = new OruOrders(msh, marks, new Er7Fields(limits.itemWeight()));
        try {
            for (Line line : lines.subList(1, lines.size())) {
                if (line.isSegment(marks.field())) {
                    orders.take(line.text());
                } else if (!handler.problem(fault(pointer, line, "the line is no segment"))) {
                    return false;
                }
            }
        } catch (ProblemException e) {
            return handler.problem(Faults.inside(pointer, e.first()));
        }
        int index = 0;
        for (ObjectNode order : orders.all()) {
            if (!handler.item(order, orders.header(), pointer + "/" + index++)) {
                return false;
            }
        }
        return true;
    }

    private static Problem fault(String pointer, Line line, String message) {
        return Problem.of(ProblemCode.M101_NOT_READABLE, new Where(Faults.PAYLOAD, line.number(), 1, pointer), message)
                .hint("a line end inside of a value is escaped: \\.br\\ or \\X0D\\");
    }
}
