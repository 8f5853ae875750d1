package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;

class AckWriterTest {
    private static final Instant MADE = Instant.parse("2026-03-14T06:31:01Z");
    private static final Verdict ACCEPTED = new Verdict.Accepted();
    private static final Verdict FAILED = new Verdict.Failed(
            ErrorCode.DATA_TYPE, Problem.of(ProblemCode.S106_FRAME, Where.of("mllp"), "a message that ends too soon"));
    private static final Verdict REFUSED = new Verdict.Refused(
            ErrorCode.INTERNAL, Problem.of(ProblemCode.K101_UNAVAILABLE, Where.of("store"), "the store is away"));

    @Test
    void answers_in_original_mode_with_one_application_acknowledgement() {
        String answer = only(AckWriter.answers(message("2.5.1", "", ""), ACCEPTED, MADE));
        assertThat(answer)
                .matches(
                        "MSH\\|\\^~\\\\&\\|EHR\\|CLINIC\\^1\\.2\\^ISO\\|SENDER\\|\\|20260314063101\\+0000\\|\\|ACK\\^R01\\^ACK\\|"
                                + "[0-9A-V]{20}\\|P\\|2\\.5\\.1\rMSA\\|AA\\|C-77\r");
        assertThat(Acknowledgement.read(answer.getBytes(StandardCharsets.UTF_8), "C-77"))
                .isEqualTo(new Acknowledgement.Accepted(Acknowledgement.Level.APPLICATION));
    }

    @ParameterizedTest
    @CsvSource({
        "AL,NE,CA,CE",
        "NE,AL,AA,AE",
        "AL,AL,CA AA,CE AE",
        "NE,NE,'',''",
        "ER,NE,'',CE",
        "SU,NE,CA,''",
        "'',AL,AA,AE"
    })
    void answers_in_enhanced_mode_are_those_that_the_header_asks_for(
            String accept, String application, String accepted, String failed) {
        byte[] message = message("2.6", accept, application);
        assertThat(codes(AckWriter.answers(message, ACCEPTED, MADE))).isEqualTo(accepted);
        assertThat(codes(AckWriter.answers(message, FAILED, MADE))).isEqualTo(failed);
    }

    @Test
    void answers_name_the_fault_and_our_own_code() {
        String answer = only(AckWriter.answers(message("2.5.1", "", ""), FAILED, MADE));
        assertThat(answer)
                .contains(
                        "MSA|AE|C-77\r",
                        "ERR|||102^data type error^HL70357|E|S106^",
                        "|a message that ends too soon\r");
    }

    @Test
    void answers_to_an_old_version_have_the_fault_in_ERR_1() {
        String answer = only(AckWriter.answers(message("2.3", "", ""), REFUSED, MADE));
        assertThat(answer).contains("|2.3\r", "MSA|AR|C-77\r", "ERR|^^^207&application internal error&HL70357\r");
    }

    @Test
    void answers_of_ours_are_read_as_what_they_mean() {
        byte[] refusal =
                AckWriter.answers(message("2.6", "AL", "NE"), REFUSED, MADE).get(0);
        Acknowledgement.Rejected rejected = (Acknowledgement.Rejected) Acknowledgement.read(refusal, "C-77");
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.D103_BUSY);
        assertThat(rejected.receiverText()).contains("the store is away");
    }

    @Test
    void answers_even_what_is_no_message() {
        String answer = only(AckWriter.answers("hello".getBytes(StandardCharsets.UTF_8), REFUSED, MADE));
        assertThat(answer).contains("||ACK^^ACK|", "|P|2.5.1\rMSA|AR\r");
    }

    @ParameterizedTest
    @CsvSource({"2.5.1", "2.6"})
    void answers_parse_strictly(String version) throws HL7Exception {
        var parser = new DefaultHapiContext(ValidationContextFactory.defaultValidation()).getPipeParser();
        for (Verdict verdict : List.of(ACCEPTED, FAILED, REFUSED)) {
            String answer = only(AckWriter.answers(message(version, "", ""), verdict, MADE));
            assertThat(parser.parse(answer).encode()).isEqualTo(answer);
        }
    }

    @Test
    void answers_to_one_message_are_the_same_bytes() {
        byte[] message = message("2.6", "AL", "AL");
        assertThat(AckWriter.answers(message, FAILED, MADE))
                .containsExactlyElementsOf(AckWriter.answers(message, FAILED, MADE));
    }

    private static byte[] message(String version, String accept, String application) {
        return ("MSH|^~\\&|SENDER||EHR|CLINIC^1.2^ISO|20260314073100+0100||ORU^R01^ORU_R01|C-77|P|" + version + "|||"
                        + accept + "|" + application + "\rPID|1\r")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String only(List<byte[]> answers) {
        assertThat(answers).hasSize(1);
        return new String(answers.get(0), StandardCharsets.UTF_8);
    }

    private static String codes(List<byte[]> answers) {
        return String.join(
                " ",
                answers.stream()
                        .map(answer -> new String(answer, StandardCharsets.UTF_8).split("MSA\\|")[1].substring(0, 2))
                        .toList());
    }
}
