package io.vitalroute.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Predicate;

/**
 * Who is let in. What is refused gets 401 with the challenge, before any fault is played.
 *
 * @param challenge the {@code WWW-Authenticate} header of a refusal (RFC 9110 section 11.6.1)
 */
public record Access(String challenge, Predicate<Received> admits) {

    /** Everybody. */
    public static Access open() {
        return new Access("", request -> true);
    }

    /** HTTP Basic (RFC 7617), in UTF-8. */
    public static Access basic(String user, String password) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Access(
                "Basic realm=\"sandbox\", charset=\"UTF-8\"",
                request -> request.header("Authorization")
                        .filter(value -> same(value, "Basic " + pair))
                        .isPresent());
    }

    /** Bearer tokens (RFC 6750) that the test accepts, such as {@link TokenServer#accepts}. */
    public static Access bearer(Predicate<String> accepts) {
        return new Access(
                "Bearer realm=\"sandbox\"",
                request -> request.header("Authorization")
                        .filter(value -> value.startsWith("Bearer "))
                        .map(value -> value.substring("Bearer ".length()))
                        .filter(accepts)
                        .isPresent());
    }

    /** The same, but these requests are let in by anybody: a FHIR server's capability statement is public. */
    public Access except(Predicate<Received> free) {
        return new Access(challenge, request -> free.test(request) || admits.test(request));
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
