package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.hl7.Acknowledgement.Accepted;
import io.vitalroute.hl7.Acknowledgement.ApplicationError;
import io.vitalroute.hl7.Acknowledgement.Level;
import io.vitalroute.hl7.Acknowledgement.Malformed;
import io.vitalroute.hl7.Acknowledgement.OtherMessage;
import io.vitalroute.hl7.Acknowledgement.Rejected;
import io.vitalroute.problem.Disposition;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every case of an answer, as receivers really write them. */
class AcknowledgementTest {
    private static final String SENT = "7R4K0P2M";
    private static final String MSH = "MSH|^~\\&|EHR|CLINIC|VITALROUTE||20260314073101+0100||ACK^R01^ACK|A1|P|2.5.1\r";

    @ParameterizedTest
    @CsvSource({"AA,APPLICATION", "CA,COMMIT", "aa,APPLICATION"})
    void read_accepted(String code, Level level) {
        assertThat(read(MSH + "MSA|" + code + "|" + SENT + "\r")).isEqualTo(new Accepted(level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", ""})
    void read_takes_any_line_end(String end) {
        assertThat(read(MSH.replace("\r", end.isEmpty() ? "\r" : end) + "MSA|AA|" + SENT + end))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void read_takes_other_delimiters_and_frame_bytes_around_it() {
        assertThat(read("\u000BMSH#*~\\&#EHR##US##20260314##ACK*R01*ACK#A1#P#2.3\rMSA#AA#" + SENT + " ##\r\u001C\r"))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AE", "CE"})
    void read_error_is_parked_with_code_and_place(String code) {
        ApplicationError error = (ApplicationError) read(MSH
                + "MSA|" + code + "|" + SENT + "|Body weight 81.4 refused\r"
                + "ERR||OBX^1^5|102^Data type error^HL70357|E|X9^odd^99EHR|||81.4 is not a number of mine\r");
        assertThat(error.problem().code()).isEqualTo(ProblemCode.D101_REFUSED);
        assertThat(error.problem().code().disposition()).isEqualTo(Disposition.PARK);
        assertThat(error.problem().message())
                .isEqualTo("the receiver answered " + code + ", 102 data type error at OBX[1]-5");
        assertThat(error.receiverText())
                .isEqualTo("Body weight 81.4 refused; 102 Data type error; X9 odd; 81.4 is not a number of mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"206", "207"})
    void read_error_of_the_receivers_own_is_tried_again(String code) {
        ApplicationError error =
                (ApplicationError) read(MSH + "MSA|AE|" + SENT + "\rERR|||" + code + "^busy^HL70357|E\r");
        assertThat(error.problem().code()).isEqualTo(ProblemCode.D103_BUSY);
    }

    @Test
    void read_error_with_one_lasting_fault_among_passing_ones_is_parked() {
        ApplicationError error = (ApplicationError)
                read(MSH + "MSA|AE|" + SENT + "\rERR|||207^busy^HL70357|E\rERR||PID^1^3|204^unknown^HL70357|E\r");
        assertThat(error.problem().code()).isEqualTo(ProblemCode.D101_REFUSED);
        assertThat(error.problem().message()).contains("207", "204 unknown key identifier at PID[1]-3");
        assertThat(error.problem().hint()).contains("patient");
    }

    @Test
    void read_error_without_any_ERR_is_parked() {
        ApplicationError error = (ApplicationError) read(MSH + "MSA|AE|" + SENT + "|no such visit\r");
        assertThat(error.problem().code()).isEqualTo(ProblemCode.D101_REFUSED);
        assertThat(error.receiverText()).isEqualTo("no such visit");
    }

    @Test
    void read_error_of_an_old_version_stands_in_ERR_1() {
        ApplicationError error = (ApplicationError) read(
                MSH.replace("2.5.1", "2.3") + "MSA|AE|" + SENT + "\rERR|PID^1^5^101&Required field missing&HL70357\r");
        assertThat(error.problem().message()).endsWith("101 required field missing at PID[1]-5");
    }

    @Test
    void read_rejection_of_the_version_names_the_setting() {
        Rejected rejected = (Rejected) read(MSH + "MSA|AR|" + SENT + "\rERR||MSH^1^12|203^version^HL70357|E\r");
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.D101_REFUSED);
        assertThat(rejected.problem().hint()).contains("version");
    }

    @Test
    void read_rejection_for_now_is_tried_again() {
        Rejected rejected = (Rejected) read(MSH + "MSA|CR|" + SENT + "\rERR|||207^down^HL70357|F\r");
        assertThat(rejected.problem().code().disposition()).isEqualTo(Disposition.RETRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA", "AE", "AR", "CA"})
    void read_of_another_messages_answer_says_nothing(String code) {
        assertThat(read(MSH + "MSA|" + code + "|" + SENT + "X\r")).isEqualTo(new OtherMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "MSH",
                "MSA|AA|7R4K0P2M\r",
                "HTTP/1.1 400 Bad Request\r\n\r\nMSH|^~\\&|",
                "MSH|^~\\&|EHR\r",
                "MSH|^~\\&|EHR\rMSA|AA|\r",
                "MSH|^~\\&|EHR\rMSA|OK|7R4K0P2M\r",
                "MSH|^~\\&|EHR\rMSA\r"
            })
    void read_of_what_is_no_acknowledgement_counts_as_no_answer(String answer) {
        Malformed malformed = (Malformed) read(answer);
        assertThat(malformed.problem().code()).isEqualTo(ProblemCode.D104_BAD_ANSWER);
        assertThat(malformed.problem().code().disposition()).isEqualTo(Disposition.RETRY);
    }

    @Test
    void read_keeps_the_receivers_words_out_of_the_problem() {
        String canary = "Kowalczyk 81.4";
        String answer = MSH + "MSA|AE|" + SENT + "|" + canary + "\rERR|" + canary + "|" + canary + "^1^2|" + canary
                + "^" + canary + "|E|" + canary + "||" + canary + "|" + canary + "\r";
        ApplicationError error = (ApplicationError) read(answer);
        Problem problem = error.problem();
        assertThat(problem.toString()).doesNotContain("Kowalczyk", "81.4");
        assertThat(error.receiverText()).contains(canary);
    }

    @Test
    void read_takes_words_in_the_answers_own_charset() {
        byte[] answer = (MSH.replace("|2.5.1", "|2.5.1||||||8859/1") + "MSA|AE|" + SENT + "|Größe fehlt\r")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(((ApplicationError) Acknowledgement.read(answer, SENT)).receiverText())
                .isEqualTo("Größe fehlt");
    }

    @Test
    void settledBy_waits_for_the_application_only_where_it_was_asked_for() {
        Accepted commit = new Accepted(Level.COMMIT);
        Accepted application = new Accepted(Level.APPLICATION);
        assertThat(AcknowledgementMode.ORIGINAL.settledBy(application)).isTrue();
        assertThat(AcknowledgementMode.COMMIT.settledBy(commit)).isTrue();
        assertThat(AcknowledgementMode.COMMIT_AND_APPLICATION.settledBy(commit)).isFalse();
        assertThat(AcknowledgementMode.COMMIT_AND_APPLICATION.settledBy(application))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"V2_6,ORIGINAL", "PCD_01,COMMIT"})
    void askedBy_reads_what_the_encoder_wrote(Dialect dialect, AcknowledgementMode mode) {
        byte[] message = new OruEncoder(OruSamples.profile(dialect))
                .message(
                        OruSamples.PATIENT,
                        List.of(OruSamples.reading(
                                OruSamples.WEIGHT, OruSamples.kg("81.4"), OruSamples.at("2026-03-14T07:30:00+01:00"))),
                        OruSamples.MADE);
        assertThat(AcknowledgementMode.askedBy(message)).isEqualTo(mode);
    }

    private static Acknowledgement read(String answer) {
        return Acknowledgement.read(answer.getBytes(StandardCharsets.UTF_8), SENT);
    }
}
