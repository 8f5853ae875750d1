package io.vitalroute.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vitalroute.Installation;
import io.vitalroute.canary.Canary;
import io.vitalroute.delivery.Bench.Weight;
import io.vitalroute.sandbox.hl7.Hl7Fault;
import io.vitalroute.sandbox.hl7.ReceivedMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An HL7 receiver with faults: every acknowledgement, and every way of not giving one. */
class MllpDeliveryTest {
    private static final Duration TIMEOUT = Duration.ofMillis(1_000);

    @TempDir
    private static Path folder;

    private static Installation site;
    private static People people;

    @BeforeAll
    static void start() {
        site = Bench.site(
                folder,
                Map.of(
                        "fhir.enabled", "false",
                        "oru.timeout", Long.toString(TIMEOUT.toMillis()),
                        "oru.in-flight", "4",
                        "oru.max-readings", "5000",
                        "oru.retry-first", "100ms",
                        "oru.retry-longest", "300ms"));
        people = People.of(site);
        site.start();
    }

    @AfterEach
    void mend() {
        site.hl7.faults().clear();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    static Stream<Hl7Fault> answersThatAreNone() {
        return Stream.of(
                new Hl7Fault.Silence(),
                new Hl7Fault.Garbage(),
                new Hl7Fault.WrongId(),
                new Hl7Fault.Close(),
                new Hl7Fault.NoTrailer(),
                new Hl7Fault.Slow(TIMEOUT.plusMillis(500)),
                new Hl7Fault.Refuse("AR", 207, "busy"),
                new Hl7Fault.Refuse("AE", 207, "busy"),
                new Hl7Fault.Refuse("CR", 207, "busy"),
                new Hl7Fault.Refuse("CE", 207, "busy"));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNone")
    void what_is_no_acknowledgement_or_says_not_now_is_followed_by_the_same_bytes_again(Hl7Fault fault) {
        String who = people.linked();
        site.hl7.faults().when(1, about(who), fault);

        people.post(Weight.of("a", who, "91.25"));

        site.settle();
        assertThat(people.taken(who)).hasSize(1);
        List<ReceivedMessage> sent = people.messages(who);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).bytes()).isEqualTo(sent.get(0).bytes());
        assertThat(people.parked(who, "oru")).isEmpty();
    }

    static Stream<Hl7Fault> oddButRightAnswers() {
        return Stream.of(
                new Hl7Fault.ByteByByte(),
                new Hl7Fault.JunkFirst(),
                new Hl7Fault.WrongIdFirst(Duration.ofMillis(100)),
                new Hl7Fault.Slow(TIMEOUT.dividedBy(2)));
    }

    @ParameterizedTest
    @MethodSource("oddButRightAnswers")
    void a_right_acknowledgement_is_found_however_it_comes(Hl7Fault fault) {
        String who = people.linked();
        site.hl7.faults().when(1, about(who), fault);

        people.post(Weight.of("a", who, "92.25"));

        site.settle();
        assertThat(people.messages(who)).hasSize(1);
        assertThat(people.deliveries(who, "oru"))
                .singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo("delivered"));
    }

    static Stream<Hl7Fault.Refuse> refusals() {
        return Stream.of(
                new Hl7Fault.Refuse("AE", 101, "a field of the patient is missing"),
                new Hl7Fault.Refuse("CE", 102, "a field of the patient is wrong"),
                new Hl7Fault.Refuse("AR", 201, "such messages are not taken"),
                new Hl7Fault.Refuse("CR", 203, "this version is not taken"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_is_parked_with_the_receivers_words_and_the_queue_goes_on(Hl7Fault.Refuse fault) {
        String who = people.linked();
        site.hl7.faults().when(1, about(who), fault);

        people.post(Weight.of("a", who, "93.25"));
        people.post(Weight.of("b", who, "93.75").at(Bench.MORNING.plusSeconds(60)));

        site.settle();
        assertThat(people.parked(who, "oru")).singleElement().satisfies(line -> {
            assertThat(line.problem())
                    .contains("D101")
                    .contains(fault.code())
                    .contains(Integer.toString(fault.condition()))
                    .doesNotContain(fault.text());
            assertThat(site.words(line.id())).contains(fault.text());
        });
        assertThat(people.taken(who)).hasSize(1);
    }

    @Test
    void a_late_acknowledgement_is_not_taken_for_the_next_ones() {
        String late = people.linked();
        String next = people.linked();
        site.hl7.faults().when(1, about(late), new Hl7Fault.Slow(TIMEOUT.plusMillis(300)));
        site.hl7.faults().when(about(next), Hl7Fault.applicationError(101, "no"));

        people.post(Weight.of("a", late, "94.25"));
        people.post(Weight.of("a", next, "94.75"));

        site.settle();
        assertThat(people.taken(late)).hasSize(1);
        assertThat(people.parked(late, "oru")).isEmpty();
        assertThat(people.parked(next, "oru")).hasSize(1);
        assertThat(people.taken(next)).isEmpty();
    }

    @Test
    void messages_of_many_patients_go_out_pipelined_and_each_finds_its_own_acknowledgement() {
        List<Weight> weights = new ArrayList<>();
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(people.linked());
            weights.add(Weight.of("a", many.get(i), "95." + (100 + i)));
        }
        site.hl7.faults().when(1, about(many.get(3)), Hl7Fault.applicationError(101, "no"));
        site.hl7.faults().when(1, about(many.get(5)), new Hl7Fault.Slow(Duration.ofMillis(200)));

        site.post(Bench.SOURCE, Bench.STREAM, "all", Bench.payload(weights));

        site.settle();
        for (int i = 0; i < many.size(); i++) {
            assertThat(people.taken(many.get(i))).hasSize(i == 3 ? 0 : 1);
        }
    }

    @Test
    void a_connection_that_breaks_takes_only_its_own_messages_along_and_they_come_again() {
        List<Weight> weights = new ArrayList<>();
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            many.add(people.linked());
            weights.add(Weight.of("a", many.get(i), "96." + (100 + i)));
        }
        site.hl7.faults().when(1, about(many.get(2)), new Hl7Fault.Close());

        site.post(Bench.SOURCE, Bench.STREAM, "all", Bench.payload(weights));

        site.settle();
        many.forEach(who -> assertThat(people.taken(who)).hasSize(1));
    }

    @Test
    void a_receiver_that_is_down_gets_everything_in_order_when_it_is_back() {
        String who = people.linked();
        site.hl7.down();
        for (int i = 0; i < 4; i++) {
            people.post(Weight.of("w" + i, who, "97." + (100 + i)).at(Bench.MORNING.plus(i, ChronoUnit.MINUTES)));
        }
        await().until(() -> people.attempts(who, "oru") >= 2);

        site.hl7.up();

        site.settle();
        assertThat(people.taken(who))
                .extracting(m -> m.segments("OBX").get(0).split("\\|", -1)[5])
                .containsExactly(
                        Canary.number("97.100"),
                        Canary.number("97.101"),
                        Canary.number("97.102"),
                        Canary.number("97.103"));
    }

    @Test
    void a_huge_message_in_another_script_than_ASCII_arrives_whole() {
        String who = people.linked();
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            weights.add(Weight.of("w" + i, who, "98." + (100 + i % 900)).at(Bench.MORNING.plus(i, ChronoUnit.MINUTES)));
        }

        site.post(Bench.SOURCE, Bench.STREAM, who, Bench.payload(weights));

        site.settle();
        assertThat(people.taken(who)).singleElement().satisfies(message -> {
            assertThat(message.bytes().length).isGreaterThan(250_000);
            assertThat(message.findings()).isEmpty();
            assertThat(message.text()).contains("|UNICODE UTF-8\r").contains("Balança №1");
            assertThat(message.segments("OBX")).hasSizeGreaterThanOrEqualTo(1_500);
        });
    }

    private static java.util.function.Predicate<ReceivedMessage> about(String who) {
        return message -> message.text().contains("|p-" + who + "^");
    }
}
