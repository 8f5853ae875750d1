package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.fhir.FhirAnswer.Delivered;
import io.vitalroute.fhir.FhirAnswer.Partly;
import io.vitalroute.fhir.FhirAnswer.Refused;
import io.vitalroute.fhir.FhirAnswer.Retry;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.PatientReading;

import static org.assertj.core.api.Assertions.assertThat;

class FhirAnswerTest {
    private static final Instant NOW = Instant.parse("2026-03-14T08:00:00Z");
    private static final byte[] SENT = bundle(3);
    private static final String SECRET = "value 187.5 of Erika";

    @Test
    void transactionResponse_isDelivered_withTheServersIds() {
        FhirAnswer answer = read(200, null, """
                {"resourceType":"Bundle","type":"transaction-response","entry":[
                 {"response":{"status":"201 Created","location":"https://a.example/fhir/Observation/77/_history/1"}},
                 {"response":{"status":"200 OK","location":"Observation/9"}},
                 {"response":{"status":"200"}}]}""");

        assertThat(answer).isInstanceOfSatisfying(Delivered.class, delivered -> {
            assertThat(delivered.stored()).extracting(FhirAnswer.Stored::id).containsExactly("77", "9", null);
            assertThat(delivered.stored()).extracting(FhirAnswer.Stored::status).containsExactly(201, 200, 200);
        });
    }

    @Test
    void accepted_isDelivered() {
        assertThat(read(202, null, "")).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Please log in</html>", "{}", "{\"resourceType\":\"Patient\"}", "[1]", "{\"a"})
    void success_withoutAResponseBundle_isNotBelieved(String body) {
        assertThat(read(200, null, body))
                .isInstanceOfSatisfying(
                        Retry.class,
                        retry -> assertThat(retry.problem().code()).isEqualTo(ProblemCode.D104_BAD_ANSWER));
    }

    @Test
    void batch_withOneBadEntry_saysWhichAndWhatToDo() {
        FhirAnswer answer = read(200, null, """
                {"resourceType":"Bundle","type":"batch-response","entry":[
                 {"response":{"status":"201 Created"}},
                 {"response":{"status":"422","outcome":{"resourceType":"OperationOutcome","issue":[
                   {"severity":"error","code":"invariant","diagnostics":"%s"}]}}},
                 {"response":{"status":"503 Busy"}}]}""".formatted(SECRET));

        assertThat(answer).isInstanceOfSatisfying(Partly.class, partly -> {
            assertThat(partly.stored()).hasSize(1);
            assertThat(partly.failed()).extracting(FhirAnswer.Failed::entry).containsExactly(1, 2);
            assertThat(partly.failed().get(0).problem().code()).isEqualTo(ProblemCode.D101_REFUSED);
            assertThat(partly.failed().get(0).problem().toString())
                    .contains("invariant")
                    .doesNotContain(SECRET);
            assertThat(partly.failed().get(0).receiverText()).contains(SECRET);
            assertThat(partly.failed().get(1).problem().code()).isEqualTo(ProblemCode.D103_BUSY);
        });
    }

    @Test
    void refusal_tellsCodesAndPlaces_andKeepsTheServersWordsApart() {
        FhirAnswer answer = read(422, null, """
                {"resourceType":"OperationOutcome","issue":[
                 {"severity":"warning","code":"informational","diagnostics":"fine"},
                 {"severity":"error","code":"value","expression":["Bundle.entry[3].resource.ofType(Observation).value"],
                  "diagnostics":"%1$s"},
                 {"severity":"error","code":"Erika","expression":["Observation.where(value=187.5)"],
                  "details":{"text":"%1$s in Bundle.entry[5]"}}]}""".formatted(SECRET));

        assertThat(answer).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem().message())
                    .isEqualTo("the FHIR server answered HTTP 422: value at"
                            + " Bundle.entry[3].resource.ofType(Observation).value; unknown");
            assertThat(refused.problem().toString()).doesNotContain("187.5", "Erika");
            assertThat(refused.suspects()).isEqualTo(Set.of(3, 5));
            assertThat(refused.divisible()).isTrue();
            assertThat(refused.receiverText()).contains(SECRET);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "400, D101, true",
        "404, D101, true",
        "405, D101, false",
        "410, D101, true",
        "412, D107, true",
        "413, D101, true",
        "415, D101, false",
        "422, D101, true",
        "501, D101, false"
    })
    void permanent_isRefused(int status, String code, boolean divisible) {
        String body =
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\"}]}";

        assertThat(read(status, null, body)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem().code().id()).isEqualTo(code);
            assertThat(refused.divisible()).isEqualTo(divisible);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "302, D104",
        "401, D106",
        "403, D106",
        "404, D104",
        "408, D103",
        "409, D103",
        "429, D103",
        "500, D103",
        "502, D103",
        "503, D103",
        "504, D103"
    })
    void temporary_isTriedAgain(int status, String code) {
        assertThat(read(status, null, "<html>" + SECRET + "</html>")).isInstanceOfSatisfying(Retry.class, retry -> {
            assertThat(retry.problem().code().id()).isEqualTo(code);
            assertThat(retry.problem().toString()).doesNotContain(SECRET);
            assertThat(retry.receiverText()).contains(SECRET);
        });
    }

    @ParameterizedTest
    @CsvSource({"lock-error", "transient", "throttled"})
    void refusal_thatPassesByItself_isTriedAgain(String code) {
        String body = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"%s\"}]}";

        assertThat(read(400, null, body.formatted(code))).isInstanceOf(Retry.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "120; PT2M",
                "Sat, 14 Mar 2026 08:00:30 GMT; PT30S",
                "Sat, 14 Mar 2026 07:00:00 GMT; PT0S",
                "99999999; PT24H",
                "soon;",
                "-5;"
            })
    void retryAfter_isSecondsOrADate(String header, @Nullable String expected) {
        Duration wait = expected == null ? null : Duration.parse(expected);

        assertThat(read(503, header, ""))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.after()).isEqualTo(wait));
    }

    @Test
    void silence_isTriedAgain() {
        assertThat(FhirAnswer.silence("ehr"))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.problem().code()).isEqualTo(ProblemCode.D102_NO_ANSWER));
    }

    @Test
    void reply_asText_holdsNoBody() {
        FhirReply reply = new FhirReply(400, null, SECRET.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.toString()).isEqualTo("FhirReply[400, 20 bytes]");
    }

    @Test
    void response_thatTellsOfFewerEntriesThanWereSent_isNotBelieved() {
        FhirAnswer answer = read(200, null, """
                {"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201"}}]}""");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Retry.class,
                        retry -> assertThat(retry.problem().message())
                                .isEqualTo("HTTP 200 with word of 1 entries where 3 were sent"));
    }

    @Test
    void batch_ofOneReading_thatFails_isRefusedItself() {
        FhirAnswer answer = FhirAnswer.read("ehr", reply(200, null, """
                        {"resourceType":"Bundle","type":"batch-response","entry":[{"response":{"status":"422"}}]}"""), bundle(1), NOW);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.divisible()).isFalse());
    }

    @Test
    void refusal_ofASingleReading_isNotDivisible() {
        FhirAnswer answer = FhirAnswer.read("ehr", reply(422, null, ""), bundle(1), NOW);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.divisible()).isFalse());
    }

    private static byte[] bundle(int readings) {
        List<PatientReading> some = new ArrayList<>();
        for (int i = 0; i < readings; i++) {
            some.add(Samples.reading(
                    Samples.heartRate(), Samples.number("6" + i, "/min"), Samples.at("2026-03-14T07:0" + i + ":00Z")));
        }
        return new FhirEncoder(FhirProfile.standard().as(BundleType.BATCH))
                .bundle(Samples.PATIENT, some, Samples.RECORDED);
    }

    @Test
    void single_isBelievedWhereTheServerNamesTheResourceOrSaysThatItWasCreated() {
        assertThat(single(201, "http://h/fhir/Observation/7/_history/1", "").id())
                .isEqualTo("7");
        assertThat(single(200, null, "{\"resourceType\":\"Observation\",\"id\":\"8\"}")
                        .id())
                .isEqualTo("8");
        assertThat(single(201, null, "").id()).isNull();
        assertThat(single(200, "Observation/9", "{\"resourceType\":\"OperationOutcome\"}")
                        .id())
                .isEqualTo("9");
    }

    @Test
    void single_withALoginPageOrNothingAtAll_isNoDelivery() {
        assertThat(readSingle(200, null, "<html>log in</html>")).isInstanceOf(FhirAnswer.Retry.class);
        assertThat(readSingle(200, null, "")).isInstanceOf(FhirAnswer.Retry.class);
        assertThat(readSingle(422, null, "")).isInstanceOf(FhirAnswer.Refused.class);
        assertThat(readSingle(503, null, "")).isInstanceOf(FhirAnswer.Retry.class);
    }

    private static FhirAnswer.Stored single(int status, @Nullable String location, String body) {
        return ((FhirAnswer.Delivered) readSingle(status, location, body))
                .stored()
                .get(0);
    }

    private static FhirAnswer readSingle(int status, @Nullable String location, String body) {
        FhirReply reply = new FhirReply(status, null, location, body.getBytes(StandardCharsets.UTF_8));
        return FhirAnswer.readSingle("ehr", reply, bundle(1), NOW);
    }

    private static FhirReply reply(int status, @Nullable String retryAfter, String body) {
        return new FhirReply(status, retryAfter, body.getBytes(StandardCharsets.UTF_8));
    }

    private static FhirAnswer read(int status, @Nullable String retryAfter, String body) {
        return FhirAnswer.read("ehr", reply(status, retryAfter, body), SENT, NOW);
    }
}
