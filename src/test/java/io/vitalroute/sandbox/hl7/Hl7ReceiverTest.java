package io.vitalroute.sandbox.hl7;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.sandbox.hl7.ReceivedMessage.Repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class Hl7ReceiverTest {
    private Hl7Receiver receiver;
    private Sender sender;

    @BeforeEach
    void start() throws IOException {
        receiver = Hl7Receiver.start(Hl7Settings.on(0));
        sender = Sender.to(receiver);
    }

    @AfterEach
    void stop() throws IOException {
        sender.close();
        receiver.close();
    }

    static String message(String id) {
        return message(id, "||", "71");
    }

    static String message(String id, String modes, String value) {
        return "MSH|^~\\&|VITALROUTE|HOME|EHR|CLINIC|20260314073000+0100||ORU^R01^ORU_R01|" + id + "|P|2.5.1|||" + modes
                + "\rPID|1||p1^^^HOSPITAL^MR||^^^^^^U\rOBR|1||f1|8867-4^Heart rate^LN|||20260314073000+0100"
                + "\rOBX|1|NM|8867-4^Heart rate^LN||" + value + "|/min^^UCUM|||||F|||20260314073000+0100\r";
    }

    @Test
    void a_good_message_is_taken_and_answered_with_AA_and_its_id() throws Exception {
        String answer = sender.ask(message("m1"));
        assertThat(answer)
                .startsWith("MSH|^~\\&|SANDBOX|CLINIC|VITALROUTE|HOME|")
                .contains("\rMSA|AA|m1\r");
        ReceivedMessage taken = receiver.taken().get(0);
        assertThat(taken.findings()).isEmpty();
        assertThat(taken.sender()).isEqualTo("VITALROUTE");
        assertThat(taken.type()).isEqualTo("ORU^R01^ORU_R01");
        assertThat(taken.text()).isEqualTo(message("m1"));
        assertThat(taken.toString()).doesNotContain("71");
    }

    @Test
    void twenty_messages_in_one_write_get_twenty_answers_in_order() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        IntStream.range(0, 20).forEach(i -> all.writeBytes(Sender.frame(message("m" + i))));
        sender.write(all.toByteArray());
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(sender.answer().orElseThrow());
        }
        for (int i = 0; i < 20; i++) {
            assertThat(answers.get(i)).contains("\rMSA|AA|m" + i + "\r");
        }
        assertThat(receiver.taken()).hasSize(20);
    }

    @Test
    void a_message_byte_by_byte_with_junk_around_it_is_taken() throws Exception {
        sender.write("\r\njunk".getBytes(StandardCharsets.US_ASCII));
        for (byte b : Sender.frame(message("m1"))) {
            sender.write(new byte[] {b});
        }
        assertThat(sender.answer().orElseThrow()).contains("MSA|AA|m1");
    }

    @Test
    void a_frame_without_its_end_is_dropped_when_the_next_one_starts() throws Exception {
        byte[] cut = Sender.frame(message("m1"));
        sender.write(Arrays.copyOf(cut, cut.length - 2));
        assertThat(sender.ask(message("m2"))).contains("MSA|AA|m2");
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void a_repeat_is_answered_again_but_taken_once() throws Exception {
        sender.ask(message("m1"));
        assertThat(sender.ask(message("m1"))).contains("MSA|AA|m1");
        assertThat(receiver.messages()).extracting(ReceivedMessage::repeat).containsExactly(Repeat.FIRST, Repeat.SAME);
        assertThat(receiver.taken()).hasSize(1);
        assertThat(sender.ask(message("m1", "||", "72"))).contains("MSA|AE|m1", "ERR|||205");
        assertThat(receiver.messages().get(2).repeat()).isEqualTo(Repeat.OTHER);
    }

    @Test
    void MSH_15_and_16_decide_on_the_acknowledgements() throws Exception {
        assertThat(sender.ask(message("m1", "AL|NE", "71"))).contains("MSA|CA|m1");
        assertThat(sender.ask(message("m2", "AL|AL", "71"))).contains("MSA|CA|m2");
        assertThat(sender.answer().orElseThrow()).contains("MSA|AA|m2");
        sender.send(message("m3", "NE|NE", "71"));
        assertThat(sender.ask(message("m4"))).contains("MSA|AA|m4");
        assertThat(receiver.taken()).hasSize(4);
    }

    @Test
    void what_does_not_parse_strictly_is_answered_with_AE() throws Exception {
        assertThat(sender.ask(message("m1", "||", "fast"))).contains("MSA|AE|m1", "ERR|||100");
        assertThat(sender.ask(message("m2").replace("\rOBX", "\n\rOBX"))).contains("MSA|AE|m2");
        assertThat(sender.ask(message("m3").replace("Heart rate", "Puls\u00e4")))
                .contains("MSA|AE|m3");
        assertThat(sender.ask(message("m4").replace("PID|", "PIX|"))).contains("MSA|AE|m4");
        assertThat(receiver.taken()).isEmpty();
        assertThat(receiver.messages())
                .hasSize(4)
                .allSatisfy(m -> assertThat(m.findings()).isNotEmpty());
    }

    @Test
    void a_message_in_the_character_set_that_it_names_is_taken() throws Exception {
        String utf8 = message("m1", "||NOR|UNICODE UTF-8", "71").replace("Heart rate", "Puls\u00e4");
        assertThat(sender.ask(utf8)).contains("MSA|AA|m1");
        assertThat(receiver.taken().get(0).text()).contains("Puls\u00e4");
    }

    @Test
    void a_refusal_says_why_and_the_message_is_not_taken() throws Exception {
        receiver.faults()
                .next(1, Hl7Fault.applicationError(101, "PID-3 is missing"))
                .next(1, new Hl7Fault.Refuse("AR", 207, "busy"))
                .next(1, new Hl7Fault.Refuse("CE", 102, "data"))
                .next(1, new Hl7Fault.Refuse("CR", 207, "full"));
        assertThat(sender.ask(message("m1"))).contains("MSA|AE|m1\rERR|||101^PID-3 is missing^HL70357|E");
        assertThat(sender.ask(message("m1"))).contains("MSA|AR|m1");
        assertThat(sender.ask(message("m1"))).contains("MSA|CE|m1");
        assertThat(sender.ask(message("m1"))).contains("MSA|CR|m1");
        assertThat(receiver.taken()).isEmpty();
        assertThat(sender.ask(message("m1"))).contains("MSA|AA|m1");
        assertThat(receiver.taken()).hasSize(1);
    }

    @Test
    void garbage_and_the_acknowledgement_of_another_message_come_back_alone() throws Exception {
        receiver.faults().next(1, new Hl7Fault.Garbage()).next(1, new Hl7Fault.WrongId());
        assertThat(sender.ask(message("m1"))).isEqualTo("garbage");
        assertThat(sender.ask(message("m2"))).contains("MSA|AA|NEVER-SENT-");
        assertThat(sender.ask(message("m3"))).contains("MSA|AA|m3");
        assertThat(receiver.taken()).hasSize(3);
    }

    @Test
    void a_wrong_id_first_is_followed_by_the_right_one() throws Exception {
        receiver.faults().next(1, new Hl7Fault.WrongIdFirst(Duration.ofMillis(50)));
        assertThat(sender.ask(message("m1"))).contains("NEVER-SENT-");
        assertThat(sender.answer().orElseThrow()).contains("MSA|AA|m1");
    }

    @Test
    void silence_sends_nothing() throws Exception {
        receiver.faults().next(1, new Hl7Fault.Silence());
        sender.timeout(300);
        assertThat(catchThrowable(() -> sender.ask(message("m1")))).isInstanceOf(SocketTimeoutException.class);
        assertThat(receiver.taken()).hasSize(1);
    }

    @Test
    void a_close_after_the_send_leaves_the_sender_without_an_answer() throws Exception {
        receiver.faults().next(1, new Hl7Fault.Close());
        sender.send(message("m1"));
        assertThat(sender.answer()).isEmpty();
        try (Sender again = Sender.to(receiver)) {
            assertThat(again.ask(message("m1"))).contains("MSA|AA|m1");
        }
        assertThat(receiver.taken()).hasSize(1);
        assertThat(receiver.connectionsOpened()).isEqualTo(2);
    }

    @Test
    void late_split_and_dirty_answers_are_right_in_the_end() throws Exception {
        receiver.faults()
                .next(1, new Hl7Fault.Slow(Duration.ofMillis(50)))
                .next(1, new Hl7Fault.ByteByByte())
                .next(1, new Hl7Fault.JunkFirst());
        assertThat(sender.ask(message("m1"))).contains("MSA|AA|m1");
        assertThat(sender.ask(message("m2"))).contains("MSA|AA|m2");
        sender.send(message("m3"));
        assertThat(sender.rawByte()).isEqualTo('\r');
        assertThat(sender.answer().orElseThrow()).contains("MSA|AA|m3");
    }

    @Test
    void an_answer_without_its_end_never_completes() throws Exception {
        receiver.faults().next(1, new Hl7Fault.NoTrailer());
        sender.timeout(300);
        assertThat(catchThrowable(() -> sender.ask(message("m1")))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void down_ends_connections_and_up_listens_on_the_same_port() throws Exception {
        sender.ask(message("m1"));
        receiver.down();
        assertThat(catchThrowable(() -> Sender.to(receiver))).isInstanceOf(ConnectException.class);
        receiver.up();
        try (Sender again = Sender.to(receiver)) {
            assertThat(again.ask(message("m1"))).contains("MSA|AA|m1");
        }
        assertThat(receiver.taken()).hasSize(1);
    }
}
