package io.vitalroute.source.connect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Hashes;

/**
 * What is known between agreeing and coming back. It is not kept here: it travels as OAuth's {@code state}, sealed.
 *
 * @param verifier of PKCE (RFC 7636); null where the vendor has none
 * @param browser hash of the cookie of the browser that left
 */
record Journey(
        String invitation,
        @Nullable String verifier,
        String browser,
        String textVersion,
        String language,
        Instant agreedAt) {
    /** How long a patient may take at the vendor. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** Words of its own make hashes of cookies unlike any other. */
    static String hash(String cookie) {
        return Hashes.of("connect cookie", cookie);
    }

    String state(Envelope envelope, String vendor) {
        Map<String, String> words = Map.of(
                "i", invitation,
                "v", verifier == null ? "" : verifier,
                "b", browser,
                "t", textVersion,
                "l", language,
                "a", Long.toString(agreedAt.getEpochSecond()));
        return envelope.close(words, purpose(vendor));
    }

    /**
     * The journey that a state means.
     *
     * @param cookie what the browser showed
     * @throws RefusedException where it is none of ours, or another browser's, or too old
     */
    static Journey of(Envelope envelope, String vendor, @Nullable String state, @Nullable String cookie, Instant now) {
        Journey journey = Optional.ofNullable(state)
                .flatMap(text -> envelope.open(text, purpose(vendor)))
                .map(Journey::read)
                .orElseThrow(() -> refused(Reason.UNKNOWN, vendor, "a return whose state was not made here"));
        if (cookie == null || !same(hash(cookie), journey.browser)) {
            throw refused(Reason.OTHER_BROWSER, vendor, "a return in another browser than it was begun in");
        }
        if (now.isAfter(journey.agreedAt.plus(LONGEST))) {
            throw refused(Reason.TOO_LATE, vendor, "a return that took too long");
        }
        return journey;
    }

    private static Journey read(Map<String, String> words) {
        String verifier = words.getOrDefault("v", "");
        return new Journey(
                words.getOrDefault("i", ""),
                verifier.isEmpty() ? null : verifier,
                words.getOrDefault("b", ""),
                words.getOrDefault("t", ""),
                words.getOrDefault("l", ""),
                Instant.ofEpochSecond(Long.parseLong(words.getOrDefault("a", "0"))));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String purpose(String vendor) {
        return "state " + vendor;
    }

    static RefusedException refused(Reason reason, String vendor, String what) {
        return RefusedException.of(
                reason, ProblemCode.S402_RETURN, vendor, what, "the patient opens the link once more");
    }

    @Override
    public String toString() {
        return "Journey[" + invitation + "]";
    }
}
