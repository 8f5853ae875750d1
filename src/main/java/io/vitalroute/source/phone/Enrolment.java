package io.vitalroute.source.phone;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * What an app sends to be enrolled.
 *
 * @param code that a person typed in
 * @param phone what stays the same when the app is installed anew; null where it did not say
 */
public record Enrolment(
        EnrolmentCode code,
        PhoneKey key,
        Set<Platform> platforms,
        @Nullable String phone) {
    private static final List<String> FIELDS = List.of("code", "publicKey", "platforms", "phone");

    /**
     * Reads the body of the request.
     *
     * @throws io.vitalroute.problem.ProblemException S501, all problems at once
     */
    public static Enrolment read(byte[] body) {
        Findings findings = new Findings();
        Given given = new Given(RequestJson.whole(body), "", findings);
        if (!given.isObjectOf(FIELDS)) {
            findings.raise();
        }
        String code = given.text("code", true, 40);
        String phone = given.text("phone", false, 200);
        Set<Platform> platforms = platforms(given);
        PhoneKey key = PhoneKey.read(given.get("publicKey")).orElse(null);
        if (key == null) {
            given.say(
                    "publicKey",
                    "not a public key on P-256",
                    "a JWK {kty: EC, crv: P-256, x, y}, or a text in PEM that begins with BEGIN PUBLIC KEY");
        }
        findings.raise();
        if (code == null || key == null) {
            throw new IllegalStateException("what is missing was told");
        }
        return new Enrolment(new EnrolmentCode(code), key, platforms, phone);
    }

    private static Set<Platform> platforms(Given given) {
        Set<Platform> platforms = EnumSet.noneOf(Platform.class);
        JsonNode words = given.get("platforms");
        boolean known = words.isArray() && !words.isEmpty();
        for (JsonNode word : words) {
            Platform platform = Platform.of(word.asText()).orElse(null);
            known = known && platform != null && platforms.add(platform);
        }
        if (!known) {
            given.say("platforms", "not a list of platforms, each once", "of " + String.join(", ", Platform.words()));
        }
        return platforms;
    }

    /** For the store. */
    public Phones.Request request() {
        return new Phones.Request(code.hash(), platforms, key.text(), phone);
    }

    /** One answer for unknown, used and expired codes: nobody learns which codes there are. */
    public static Problem refused() {
        return Problem.of(
                        ProblemCode.S503_ENROLMENT,
                        Where.of("request"),
                        "the enrolment code is unknown, used or expired")
                .hint("ask for a new code");
    }
}
