package io.vitalroute.fhir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vitalroute.fhir.Encoded.FhirBundle;
import io.vitalroute.fhir.FhirAnswer.Delivered;
import io.vitalroute.fhir.FhirAnswer.Refused;
import io.vitalroute.fhir.FhirAnswer.Retry;
import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.Value;
import io.vitalroute.sandbox.fhir.FhirKit;
import io.vitalroute.sandbox.fhir.FhirServer;
import io.vitalroute.sandbox.fhir.FhirServerSettings;
import io.vitalroute.sandbox.fhir.Held;

import static io.vitalroute.fhir.Samples.at;
import static io.vitalroute.fhir.Samples.day;
import static io.vitalroute.fhir.Samples.number;
import static io.vitalroute.fhir.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

/** Our Bundles at a server that validates and holds to conditions: each way of writing stores each reading once. */
class FhirServerRoundTripTest {
    private static final FhirKit KIT = new FhirKit();
    private final HttpClient http = HttpClient.newHttpClient();
    private FhirServer server;

    @BeforeEach
    void start() {
        server = FhirServer.start(FhirServerSettings.on(0).references(false), KIT, change -> {});
        server.addPatient(Samples.PATIENT.primary());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<FhirProfile> waysToStoreOnce() {
        FhirProfile standard = FhirProfile.standard().with(Option.MDC_CODINGS);
        return Stream.of(
                standard,
                standard.with(new Subject.Conditional(null)),
                standard.with(WriteMode.CONDITIONAL_UPDATE),
                standard.with(WriteMode.CLIENT_ID),
                standard.as(BundleType.BATCH),
                standard.as(BundleType.BATCH).with(WriteMode.CLIENT_ID));
    }

    @ParameterizedTest
    @MethodSource("waysToStoreOnce")
    void bundle_sentTwice_isStoredOnce(FhirProfile settings) throws Exception {
        byte[] bundle = encode(settings, readings());

        assertThat(post(bundle)).isInstanceOf(Delivered.class);
        assertThat(post(bundle)).isInstanceOf(Delivered.class);

        assertThat(server.held("Observation")).hasSize(4);
        assertThat(server.copies("Observation").values()).containsOnly(1);
        assertThat(server.held("Device")).hasSize(settings.devices() == DeviceStyle.ENTRY ? 1 : 0);
        assertThat(server.held("Provenance")).hasSize(settings.provenance() == ProvenanceStyle.ENTRY ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("waysToStoreOnce")
    void correctionAndDeletion_replaceWhatWasSent(FhirProfile settings) throws Exception {
        PatientReading weight = weight("71.40", Status.FINAL);
        post(encode(settings, List.of(weight)));
        post(encode(settings, List.of(weight("70.90", Status.AMENDED))));

        Held corrected = only(weight);
        assertThat(corrected.resource().at("/status").asText()).isEqualTo("amended");
        assertThat(corrected.resource().at("/valueQuantity/value").decimalValue())
                .isEqualByComparingTo("70.90");

        post(encode(settings, List.of(status(weight, new Value.Text(""), Status.ENTERED_IN_ERROR))));
        Held gone = only(weight);
        assertThat(gone.resource().at("/status").asText()).isEqualTo("entered-in-error");
        assertThat(gone.resource().has("valueQuantity")).isFalse();
        assertThat(gone.id()).isEqualTo(corrected.id());
    }

    @Test
    void dayTotal_thatGrows_isReplacedThoughBothAreFinal() throws Exception {
        post(encode(FhirProfile.standard(), List.of(steps("4000", Status.PRELIMINARY))));
        post(encode(FhirProfile.standard(), List.of(steps("8123", Status.FINAL))));

        assertThat(server.held("Observation"))
                .singleElement()
                .satisfies(held -> assertThat(
                                held.resource().at("/valueQuantity/value").intValue())
                        .isEqualTo(8123));
    }

    @Test
    void badEntry_amongGoodOnes_isFoundByCutting_andTheOthersArrive() throws Exception {
        String text = new String(encode(FhirProfile.standard(), readings()), StandardCharsets.UTF_8);
        byte[] bundle =
                text.replaceFirst("\"code\":\"/min\"", "\"code\":\"bpm\"").getBytes(StandardCharsets.UTF_8);
        List<String> refused = new ArrayList<>();
        List<byte[]> open = new ArrayList<>(List.of(bundle));
        while (!open.isEmpty()) {
            byte[] next = open.remove(0);
            if (post(next) instanceof Refused answer) {
                List<FhirBundle> parts = answer.divisible() ? FhirBundles.isolate(next, answer.suspects()) : List.of();
                parts.forEach(part -> open.add(part.bytes()));
                if (parts.isEmpty()) {
                    FhirBundles.keys(next).stream().filter(key -> key != null).forEach(refused::add);
                }
            }
        }

        assertThat(refused).containsExactly(readings().get(0).reading().key());
        assertThat(server.held("Observation")).hasSize(3);
    }

    @Test
    void patient_whoIsNotThere_isRefusedAndNotInvented() throws Exception {
        server.close();
        server = FhirServer.start(FhirServerSettings.on(0).references(false), KIT, change -> {});

        assertThat(post(encode(FhirProfile.standard().with(new Subject.Conditional(null)), readings())))
                .isInstanceOf(Refused.class);
        assertThat(server.held("Observation")).isEmpty();
        assertThat(server.held("Patient")).isEmpty();
    }

    @Test
    void capabilities_ofThisServer_fitTheStandard() throws Exception {
        HttpResponse<String> statement = http.send(
                HttpRequest.newBuilder(URI.create(server.base() + "/metadata"))
                        .header("Accept", "application/fhir+json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        FhirCapability capability = FhirCapability.read(new ObjectMapper().readTree(statement.body()));

        FhirProfile wish = FhirSettings.read(key -> "", "sandbox").profile();

        assertThat(capability.fit(wish, "sandbox")).isEqualTo(new FhirCapability.Fit(wish, List.of(), List.of()));
    }

    private FhirAnswer post(byte[] bundle) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(server.base())
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bundle))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
        FhirAnswer answer = FhirAnswer.read(
                "sandbox", new FhirReply(response.statusCode(), retryAfter, response.body()), bundle, Instant.EPOCH);
        assertThat(answer).isNotInstanceOf(Retry.class);
        return answer;
    }

    private Held only(PatientReading reading) {
        List<Held> held = server.held("Observation");
        assertThat(held).hasSize(1);
        assertThat(held.get(0).identifiers())
                .extracting("value")
                .contains(reading.reading().key());
        return held.get(0);
    }

    private static byte[] encode(FhirProfile settings, List<PatientReading> readings) {
        return new FhirEncoder(settings).bundle(Samples.PATIENT, readings, Samples.RECORDED);
    }

    private static List<PatientReading> readings() {
        List<PatientReading> readings = new ArrayList<>();
        for (int minute = 0; minute < 3; minute++) {
            readings.add(reading(
                    Samples.heartRate(),
                    number("6" + minute, "/min"),
                    at("2026-03-14T07:0" + minute + ":00+01:00"),
                    Status.FINAL,
                    Method.SENSED,
                    Samples.SCALE));
        }
        readings.add(steps("8123", Status.FINAL));
        return readings;
    }

    private static PatientReading steps(String number, Status status) {
        return reading(
                Samples.steps(),
                number(number, "{steps}"),
                day("2026-03-13", "Europe/Berlin"),
                status,
                Method.SENSED,
                null);
    }

    private static PatientReading weight(String number, Status status) {
        return reading(
                Samples.weight(), number(number, "kg"), at("2026-03-14T07:30:12+01:00"), status, Method.SENSED, null);
    }

    private static PatientReading status(PatientReading reading, Value value, Status status) {
        return reading.with(reading.reading().withValue(value).withStatus(status), true);
    }
}
