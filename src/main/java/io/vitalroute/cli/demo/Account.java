package io.vitalroute.cli.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.vitalroute.pipeline.Journal;
import io.vitalroute.sandbox.Chart;
import io.vitalroute.sandbox.Sandbox;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.hl7.ReceivedMessage;
import io.vitalroute.sandbox.vendor.Expected;
import io.vitalroute.sandbox.vendor.Script;

/** The printed account of a round: what came in, what went out, one reading all the way, and what is missing. */
final class Account {
    private final PrintStream out;
    private final Sandbox sandbox;
    private final Journal journal;

    Account(PrintStream out, Sandbox sandbox, Journal journal) {
        this.out = out;
        this.sandbox = sandbox;
        this.journal = journal;
    }

    void print(List<Round.Answered> answered, Script script, List<Expected> missing) {
        List<Journal.Message> messages =
                journal.messages(new Journal.Query(null, null, null, null, null, null, null, 10_000));
        cameIn(answered);
        wentOut();
        setAside(messages);
        followed(script);
        line("");
        long corrected = script.chart().stream().filter(Expected::corrected).count();
        if (missing.isEmpty()) {
            line(
                    "All %d expected Observations are in the chart, %d of them corrected.",
                    script.chart().size(), corrected);
        } else {
            line(
                    "%d of %d expected Observations are NOT in the chart as they should be:",
                    missing.size(), script.chart().size());
            missing.forEach(m -> line("  %s", m));
        }
    }

    private void cameIn(List<Round.Answered> answered) {
        line("What came in");
        for (Round.Answered one : answered) {
            line(
                    "  %-34s %,8d bytes  %3d  %s",
                    one.delivery().source() + "/" + one.delivery().stream(),
                    one.delivery().body().length,
                    one.status(),
                    one.delivery().description());
        }
    }

    private void wentOut() {
        List<Held> observations = sandbox.fhir().held("Observation");
        long amended = observations.stream()
                .filter(o -> o.resource().path("status").asText().equals("amended"))
                .count();
        List<ReceivedMessage> oru = sandbox.hl7().taken();
        long results = oru.stream().mapToLong(m -> m.segments("OBX").size()).sum();
        long faulty = oru.stream().filter(m -> !m.findings().isEmpty()).count();
        line("");
        line("What went out");
        line(
                "  FHIR server    %,d Observations (%d corrected by the vendor), %,d Devices, %,d Provenances; all valid",
                observations.size(),
                amended,
                sandbox.fhir().held("Device").size(),
                sandbox.fhir().held("Provenance").size());
        line(
                "  HL7 receiver   %,d ORU^R01 messages with %,d results; %s",
                oru.size(), results, faulty == 0 ? "all strict, all acknowledged" : faulty + " with findings");
    }

    private void setAside(List<Journal.Message> messages) {
        line("");
        line("What was set aside, and why");
        for (Journal.Message message : messages) {
            Optional<Journal.Detail> detail = journal.message(message.id());
            detail.ifPresent(d -> {
                long waiting = d.readings().stream()
                        .filter(r -> r.state().equals("parked"))
                        .count();
                if (waiting > 0) {
                    line("  %-34s %d kept for a person to decide", name(message), waiting);
                }
                d.skips().forEach((reason, n) -> line("  %-34s %d left out: %s", name(message), n, reason));
                d.problems().forEach(p -> line("  %-34s %s %s: %s", name(message), p.code(), p.where(), p.message()));
            });
        }
    }

    /** The first corrected reading, from the payload to both receivers. */
    private void followed(Script script) {
        Optional<Expected> chosen = script.chart().stream()
                .filter(Expected::corrected)
                .findFirst()
                .or(() -> script.chart().stream().findFirst());
        Held held = chosen.flatMap(
                        e -> Chart.of(sandbox.fhir()).about(e).stream().findFirst())
                .orElse(null);
        if (held == null) {
            return;
        }
        JsonNode observation = held.resource();
        String source = observation.at("/meta/source").asText();
        String payload = source.substring(source.lastIndexOf('#') + 1);
        line("");
        line("One reading all the way");
        journal.message(payload).ifPresent(detail -> {
            Journal.Message message = detail.message();
            line(
                    "  payload     %s of %s, %,d bytes, account %s",
                    shortened(payload), name(message), message.bytes(), String.valueOf(message.account()));
            detail.deliveries()
                    .forEach(d -> line(
                            "  delivery    %d to %s: %s after %d attempt%s",
                            d.id(), d.destination(), d.state(), d.attempts(), d.attempts() == 1 ? "" : "s"));
        });
        line(
                "  chart       %s version %d, %s, %s %s at %s, status %s",
                held.reference(),
                held.version(),
                observation.at("/code/coding/0/display").asText(),
                observation.at("/valueQuantity/value").asText(),
                observation.at("/valueQuantity/unit").asText(),
                observation.path("effectiveDateTime").asText(),
                observation.path("status").asText());
        obx(observation.at("/code/coding/0/code").asText());
    }

    private void obx(String code) {
        sandbox.hl7().taken().stream()
                .flatMap(m -> m.segments("OBX").stream())
                .filter(s -> s.contains(code + "^") && s.contains("|C|"))
                .findFirst()
                .ifPresent(s -> line("  ORU         %s", beginning(s)));
    }

    /** The first 14 fields, up to the time of the observation; device and method stand behind. */
    private static String beginning(String segment) {
        String[] fields = segment.split("\\|", -1);
        return String.join("|", List.of(fields).subList(0, Math.min(fields.length, 15)));
    }

    private static String name(Journal.Message message) {
        return message.source() + "/" + message.stream();
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(10, id.length()));
    }

    private void line(String text, Object... values) {
        out.println(values.length == 0 ? text : String.format(Locale.ROOT, text, values));
    }
}
