package io.vitalroute.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.vitalroute.pipeline.Journal.DeliveryBytes;
import io.vitalroute.pipeline.Journal.DeliveryLine;
import io.vitalroute.pipeline.Journal.Detail;
import io.vitalroute.pipeline.Journal.Message;
import io.vitalroute.pipeline.Journal.ProblemLine;
import io.vitalroute.pipeline.Journal.ReadingLine;
import io.vitalroute.pipeline.Journal.StandIn;

/** Messages as people read them: ids, places, times and counts, no values. */
final class MessageText {
    private MessageText() {}

    /** One line of a list, columns separated by tabs. */
    static String line(Message message) {
        return String.join(
                "\t",
                message.id(),
                message.receivedAt().toString(),
                message.source() + "/" + message.stream(),
                message.account() == null ? "-" : message.account(),
                message.state(),
                message.bytes() + " bytes",
                "items: " + counts(message.items()),
                "readings: " + counts(message.readings()),
                message.problems() + " problems");
    }

    /** One message with everything that came of it. */
    static List<String> detail(Detail detail) {
        List<String> lines = new ArrayList<>();
        lines.add(line(detail.message()));
        if (!detail.skips().isEmpty()) {
            lines.add("skipped: " + counts(detail.skips()));
        }
        detail.problems().forEach(problem -> lines.add(problem(problem)));
        detail.readings().forEach(reading -> lines.add(reading(reading)));
        detail.deliveries().forEach(delivery -> lines.add(delivery(delivery)));
        return lines;
    }

    /** What was sent and what came back: patient data. */
    static List<String> bytes(DeliveryLine delivery, DeliveryBytes bytes) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("delivery " + delivery.id() + " to " + delivery.destination() + ", " + bytes.mediaType() + ":");
        lines.add(new String(bytes.bytes(), StandardCharsets.UTF_8).replace('\r', '\n'));
        if (bytes.receiverText() != null) {
            lines.add("the receiver said:");
            lines.add(bytes.receiverText().replace('\r', '\n'));
        }
        return lines;
    }

    private static String problem(ProblemLine problem) {
        String text = "problem\t" + problem.code() + "\t" + problem.where() + "\t" + problem.message();
        return problem.hint() == null ? text : text + " (" + problem.hint() + ")";
    }

    private static String reading(ReadingLine reading) {
        String line = String.join(
                "\t",
                "reading",
                reading.key(),
                reading.metric(),
                reading.start().toString(),
                "version " + reading.version(),
                reading.status(),
                reading.state(),
                reading.patient());
        StandIn stands = reading.stands();
        return stands == null ? line : line + "\tother-source: " + standIn(stands);
    }

    private static String standIn(StandIn stands) {
        return stands.source() == null
                ? stands.key() + " stands, and is known no longer"
                : stands.key() + " of " + stands.source() + " stands (" + stands.status() + ")";
    }

    private static String delivery(DeliveryLine delivery) {
        String text = String.join(
                "\t",
                "delivery",
                Long.toString(delivery.id()),
                delivery.destination(),
                delivery.state(),
                delivery.readings() + " readings",
                delivery.attempts() + " attempts",
                "queued " + delivery.queuedAt(),
                delivery.settledAt() == null ? "not settled" : "settled " + delivery.settledAt());
        return delivery.problem() == null ? text : text + "\t" + delivery.problem();
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "0"
                : counts.entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }
}
