package io.vitalroute.source.push;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.source.vendor.Greeting;

/** Answers requests by which a vendor makes sure that we are there. */
final class Greetings {
    /** No greeting is longer: larger bodies are not read before their signature is checked. */
    private static final int LONGEST = 1_024;

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Greeting> known;
    private final Keys keys;

    Greetings(List<Greeting> known, Keys keys) {
        this.known = known;
        this.keys = keys;
    }

    Optional<Greeted> answer(Arrival arrival) {
        return known.stream().flatMap(one -> answer(one, arrival).stream()).findFirst();
    }

    private Optional<Greeted> answer(Greeting greeting, Arrival arrival) {
        if (greeting instanceof Greeting.Head head) {
            return arrival.method().equals("HEAD") ? Optional.of(new Greeted(head.answer(), "")) : Optional.empty();
        }
        if (greeting instanceof Greeting.Word word) {
            boolean said = arrival.method().equals("POST") && says(arrival.body(), word.at(), word.is());
            return said ? Optional.of(new Greeted(word.answer(), "")) : Optional.empty();
        }
        if (!arrival.method().equals("GET")) {
            return Optional.empty();
        }
        return greeting instanceof Greeting.Challenge challenge
                ? challenge(challenge, arrival)
                : code((Greeting.Code) greeting, arrival);
    }

    private Optional<Greeted> challenge(Greeting.Challenge challenge, Arrival arrival) {
        Optional<String> word = arrival.parameter(challenge.challenge());
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (!isToken(arrival, challenge.token())) {
            throw Gate.refused(
                    ProblemCode.S301_UNKNOWN_SENDER, arrival, "the token of a challenge is missing or wrong");
        }
        String body =
                JSON.createObjectNode().put(challenge.challenge(), word.get()).toString();
        return Optional.of(new Greeted(challenge.answer(), body));
    }

    private Optional<Greeted> code(Greeting.Code code, Arrival arrival) {
        return arrival.parameter(code.parameter())
                .map(sent -> new Greeted(isToken(arrival, code.parameter()) ? code.answer() : code.otherwise(), ""));
    }

    private boolean isToken(Arrival arrival, String parameter) {
        List<String> wanted = Gate.needed(keys, arrival, Keys.TOKEN);
        return arrival.parameter(parameter)
                .filter(sent -> Gate.isOneOf(wanted, sent))
                .isPresent();
    }

    private static boolean says(byte[] body, JsonPointer at, String word) {
        if (body.length > LONGEST) {
            return false;
        }
        try {
            JsonNode tree = JSON.readTree(body);
            return tree != null && tree.at(at).asText("").equals(word);
        } catch (IOException e) {
            return false;
        }
    }
}
