package io.vitalroute.source.phone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * What a phone signs: the timestamp as in its header, a line feed, and the raw bytes of the body.
 *
 * @param timestamp {@code X-Vitalroute-Timestamp}: whole seconds since 1970; null where it is missing
 * @param signature {@code X-Vitalroute-Signature}: ECDSA on P-256 with SHA-256, in DER, in base64; null where it is missing
 */
public record SignedRequest(
        @Nullable String timestamp, @Nullable String signature, byte[] body) {
    private static final byte[] LINE_FEED = {'\n'};

    /** What is wrong: another signature (S102), or a clock that is off by more than the window (S502), told only to the key's owner. */
    public Optional<Problem> check(Phone phone, Instant now, Duration window) {
        return check(PhoneKey.kept(phone.key()), now, window);
    }

    /** The same by a key that is not enrolled yet: it shows that the sender has the private one. */
    public Optional<Problem> check(PhoneKey key, Instant now, Duration window) {
        byte[] signed = decoded();
        Instant time = time();
        if (timestamp == null || signed == null || time == null) {
            return Optional.of(refused("the request is not signed, or its timestamp or signature cannot be read")
                    .hint("X-Vitalroute-Timestamp holds seconds since 1970, X-Vitalroute-Signature base64 of DER"));
        }
        if (!key.signed(signed, timestamp.getBytes(StandardCharsets.US_ASCII), LINE_FEED, body)) {
            return Optional.of(refused("the signature is not this device's over timestamp, line feed and body"));
        }
        if (Duration.between(time, now).abs().compareTo(window) > 0) {
            return Optional.of(Problem.of(
                            ProblemCode.S502_CLOCK,
                            Where.of("request"),
                            "the timestamp is more than " + window.toSeconds() + " s off the server's time")
                    .hint("the server's time is " + now.truncatedTo(ChronoUnit.SECONDS)
                            + ": sign anew with a timestamp by it"));
        }
        return Optional.empty();
    }

    /** One answer for unknown and revoked devices: nobody learns which ids there are. */
    public static Problem unknownDevice() {
        return refused("the device is not enrolled, or no longer").hint("enrol it with a new code");
    }

    private static Problem refused(String message) {
        return Problem.of(ProblemCode.S102_UNAUTHORIZED, Where.of("request"), message);
    }

    private byte @Nullable [] decoded() {
        try {
            return signature == null ? null : Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Instant time() {
        return timestamp != null && timestamp.matches("[0-9]{1,11}")
                ? Instant.ofEpochSecond(Long.parseLong(timestamp))
                : null;
    }
}
