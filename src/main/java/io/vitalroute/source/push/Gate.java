package io.vitalroute.source.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.source.vendor.Push;

/** Lets in who shows that it is the vendor. Whatever is missing on our side keeps everybody out. */
public final class Gate {
    private final Push push;
    private final Keys keys;
    private final Signatures signatures;
    private final Greetings greetings;

    /** For one vendor. */
    public Gate(Push push, Keys keys, PublicKeys publicKeys) {
        this.push = push;
        this.keys = keys;
        this.signatures = new Signatures(keys, publicKeys);
        this.greetings = new Greetings(push.greetings(), keys);
    }

    /**
     * Checks a request.
     *
     * @return the answer where it is a greeting; empty where it is a notice that can be believed
     * @throws ProblemException S301 for a secret or token that is missing or wrong, S302 for a signature, S303 for a time
     *     outside of the window, S304 for a header that came twice, S104 for an empty body, S305 where we have nothing to
     *     check it with
     */
    public Optional<Greeted> check(Arrival arrival, Instant now) {
        if (push.secret()) {
            same(arrival, Keys.ADDRESS, Optional.ofNullable(arrival.secret()), "the secret of the address");
        }
        if (push.authorization()) {
            same(arrival, Keys.AUTHORIZATION, arrival.header("Authorization"), "the Authorization header");
        }
        if (push.client() != null) {
            client(arrival, push.client());
        }
        Optional<Greeted> greeted = greetings.answer(arrival);
        if (greeted.isPresent()) {
            return greeted;
        }
        if (!arrival.method().equals("POST")) {
            throw refused(ProblemCode.S301_UNKNOWN_SENDER, arrival, "neither a notice nor a greeting of this vendor");
        }
        if (arrival.body().length == 0) {
            throw refused(ProblemCode.S104_EMPTY, arrival, "the body is empty");
        }
        if (push.signature() != null) {
            signatures.check(push.signature(), arrival, now);
        }
        return Optional.empty();
    }

    /** Not a secret, but a request for another client is none for us. */
    private void client(Arrival arrival, String header) {
        List<String> ours = keys.of(arrival.vendor(), Keys.CLIENT);
        Optional<String> sent = arrival.header(header);
        if (!ours.isEmpty() && sent.isPresent() && !isOneOf(ours, sent.get())) {
            throw refused(ProblemCode.S301_UNKNOWN_SENDER, arrival, "it is for another client");
        }
    }

    private void same(Arrival arrival, String name, Optional<String> sent, String what) {
        List<String> wanted = needed(keys, arrival, name);
        if (sent.isEmpty() || !isOneOf(wanted, sent.get())) {
            throw refused(ProblemCode.S301_UNKNOWN_SENDER, arrival, what + " is missing or wrong");
        }
    }

    /** The secrets of a name; a problem where there is none. */
    static List<String> needed(Keys keys, Arrival arrival, String name) {
        List<String> wanted = keys.of(arrival.vendor(), name);
        if (wanted.isEmpty()) {
            throw new ProblemException(Problem.of(
                            ProblemCode.S305_NOTHING_TO_CHECK_WITH,
                            Where.of(arrival.vendor()),
                            "nobody is let in: " + arrival.vendor() + "." + name + " is not known")
                    .hint("see docs/settings.md"));
        }
        return wanted;
    }

    /** Compares with each, in constant time. */
    static boolean isOneOf(List<String> wanted, String sent) {
        byte[] shown = sent.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String one : wanted) {
            found |= MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), shown);
        }
        return found;
    }

    static ProblemException refused(ProblemCode code, Arrival arrival, String message) {
        return new ProblemException(Problem.of(code, Where.of(arrival.vendor()), message));
    }
}
