package io.vitalroute.fhir;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.FhirAnswer.Delivered;
import io.vitalroute.fhir.FhirAnswer.Failed;
import io.vitalroute.fhir.FhirAnswer.Partly;
import io.vitalroute.fhir.FhirAnswer.Refused;
import io.vitalroute.fhir.FhirAnswer.Retry;
import io.vitalroute.fhir.FhirAnswer.Stored;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** Reads one answer. Success is believed only where the server says so for each entry. */
final class AnswerReader {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern STATUS = Pattern.compile("\\d{3}(\\D.*)?");
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private final String destination;
    private final FhirReply reply;
    private final byte[] sent;
    private final Instant now;
    private final @Nullable JsonNode tree;

    AnswerReader(String destination, FhirReply reply, byte[] sent, Instant now) {
        this.destination = destination;
        this.reply = reply;
        this.sent = sent;
        this.now = now;
        tree = tree(reply.body());
    }

    FhirAnswer read() {
        int status = reply.status();
        if (status == 202) {
            return new Delivered(List.of());
        }
        return status / 100 == 2 ? success() : failure(status);
    }

    /**
     * Of a single request. A server may answer with the resource, an outcome or nothing at all; but where it neither names
     * the resource nor says that it was created, something that stands before it may have answered.
     */
    FhirAnswer readSingle() {
        int status = reply.status();
        if (status == 202) {
            return new Delivered(List.of());
        }
        if (status / 100 != 2) {
            return failure(status);
        }
        boolean fhir = tree != null && tree.path("resourceType").isTextual();
        boolean told = status == 201 || status == 204 || reply.location() != null;
        if (!fhir && (reply.body().length > 0 || !told)) {
            return unbelievable(reply.body().length == 0 ? "nothing in it" : "a body of another kind");
        }
        return new Delivered(List.of(new Stored(0, status, location())));
    }

    private @Nullable String location() {
        boolean resource = tree != null && tree.path("resourceType").asText().equals("Observation");
        String id = resource && tree != null ? tree.path("id").asText() : "";
        return reply.location() != null || id.isEmpty() ? reply.location() : "Observation/" + id;
    }

    private FhirAnswer failure(int status) {
        ServerWords said = ServerWords.of(tree, reply.body());
        Verdict verdict = Verdict.of(status, said);
        Problem problem = problem(verdict, status, said, "");
        boolean divisible = verdict.divisible() && FhirBundles.readings(sent) > 1;
        return verdict(problem, said.words(), said.entries(), divisible);
    }

    private FhirAnswer verdict(Problem problem, @Nullable String words, Set<Integer> suspects, boolean divisible) {
        return switch (problem.code().disposition()) {
            case RETRY -> new Retry(problem, retryAfter(), words);
            case PARK, REJECT -> new Refused(problem, words, suspects, divisible);
        };
    }

    private FhirAnswer success() {
        String type = tree == null ? "" : tree.path("type").asText();
        boolean bundle = tree != null && tree.path("resourceType").asText().equals("Bundle");
        if (tree == null || !bundle || !(type.equals("transaction-response") || type.equals("batch-response"))) {
            String found = reply.body().length == 0 ? "an empty body" : "a body of another kind";
            return unbelievable(found + " in place of a response Bundle");
        }
        int told = tree.path("entry").size();
        int asked = FhirBundles.entries(sent);
        return told < asked
                ? unbelievable("word of " + told + " entries where " + asked + " were sent")
                : entries(tree.path("entry"));
    }

    private FhirAnswer unbelievable(String found) {
        String message = "HTTP " + reply.status() + " with " + found;
        Problem problem = Problem.of(ProblemCode.D104_BAD_ANSWER, Where.of(destination), message)
                .hint("check that the address is the base of a FHIR server, and that no login page stands before it");
        return new Retry(problem, null, ServerWords.of(tree, reply.body()).words());
    }

    private FhirAnswer entries(JsonNode entries) {
        List<Stored> stored = new ArrayList<>(entries.size());
        List<Failed> failed = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode response = entries.get(i).path("response");
            int status = status(response.path("status").asText());
            if (status / 100 == 2 || status == 304) {
                JsonNode location = response.path("location");
                stored.add(new Stored(i, status, location.isTextual() ? location.asText() : null));
            } else {
                failed.add(failed(i, status, response));
            }
        }
        if (stored.isEmpty() && failed.size() == 1) {
            Failed one = failed.get(0);
            return verdict(one.problem(), one.receiverText(), Set.of(0), false);
        }
        return failed.isEmpty()
                ? new Delivered(List.copyOf(stored))
                : new Partly(List.copyOf(stored), List.copyOf(failed));
    }

    private Failed failed(int entry, int status, JsonNode response) {
        JsonNode tree = response.path("outcome");
        ServerWords said = tree.isObject() ? ServerWords.of(tree) : ServerWords.NONE;
        Problem problem = problem(Verdict.of(status, said), status, said, " for entry " + entry);
        return new Failed(entry, problem, said.words());
    }

    private Problem problem(Verdict verdict, int status, ServerWords said, String entry) {
        String message = "the FHIR server answered HTTP " + status + entry + said.summary();
        return new Problem(verdict.code(), message, Where.of(destination), verdict.hint());
    }

    /** RFC 9110 section 10.2.3: seconds or a date. */
    private @Nullable Duration retryAfter() {
        String text = reply.retryAfter() == null ? "" : reply.retryAfter().strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            Duration wait = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int status(String text) {
        return STATUS.matcher(text).matches() ? Integer.parseInt(text.substring(0, 3)) : 0;
    }

    private static @Nullable JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree != null && tree.isObject() ? tree : null;
        } catch (IOException e) {
            return null;
        }
    }
}
