package io.vitalroute.delivery;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.vitalroute.Installation;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.pipeline.Journal;
import io.vitalroute.sandbox.fhir.Held;
import io.vitalroute.sandbox.hl7.ReceivedMessage;
import io.vitalroute.sandbox.http.Received;
import io.vitalroute.store.Store;

import static org.assertj.core.api.Assertions.assertThat;

/** People of one installation, each test with its own, and what was delivered about each. */
record People(Installation site, AtomicInteger number) {
    static People of(Installation site) {
        return new People(site, new AtomicInteger());
    }

    /** Somebody whose account is linked. */
    String linked() {
        String who = stranger();
        site.link(Bench.SOURCE, who, "p-" + who);
        return who;
    }

    /** Somebody whose account nobody knows. */
    String stranger() {
        return "s" + number.incrementAndGet() + "e";
    }

    void post(Weight weight) {
        assertThat(site.post(Bench.SOURCE, Bench.STREAM, weight.who(), Bench.payload(weight))
                        .statusCode())
                .isEqualTo(202);
    }

    /** The bundles that were sent about somebody, refused ones included. */
    List<Received> bundles(String who) {
        return site.fhir.requests().stream()
                .filter(r -> r.method().equals("POST") && r.text().contains("\"p-" + who + "\""))
                .toList();
    }

    /** What the FHIR server holds. */
    List<Held> weights(String who) {
        return site.observations("29463-7").stream()
                .filter(held -> held.resource().at("/subject").toString().contains("\"p-" + who + "\""))
                .toList();
    }

    /** All HL7 messages about somebody as they arrived, repeats included. */
    List<ReceivedMessage> messages(String who) {
        return site.hl7.messages().stream()
                .filter(m -> m.text().contains("|p-" + who + "^"))
                .toList();
    }

    /** Those that the receiver took. */
    List<ReceivedMessage> taken(String who) {
        return site.hl7.taken().stream()
                .filter(m -> m.text().contains("|p-" + who + "^"))
                .toList();
    }

    int attempts(String who, String destination) {
        return deliveries(who, destination).stream()
                .mapToInt(Journal.DeliveryLine::attempts)
                .max()
                .orElse(0);
    }

    List<Journal.DeliveryLine> parked(String who, String destination) {
        return deliveries(who, destination).stream()
                .filter(line -> line.state().equals("parked"))
                .toList();
    }

    List<Journal.DeliveryLine> deliveries(String who, String destination) {
        try (Store store = site.store()) {
            Journal journal = store.journal();
            return journal.messages(new Journal.Query(Bench.SOURCE, null, who, null, null, null, null, 50)).stream()
                    .flatMap(message -> journal.message(message.id()).stream())
                    .flatMap(detail -> detail.deliveries().stream())
                    .filter(line -> line.destination().equals(destination))
                    .toList();
        }
    }
}
