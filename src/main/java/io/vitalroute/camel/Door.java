package io.vitalroute.camel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Settings;
import io.vitalroute.pipeline.Spine;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** The bean {@code door}: who may send, checked in constant time; and to which stream. */
public final class Door {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private final Settings settings;
    private final Spine spine;

    Door(Settings settings, Spine spine) {
        this.settings = settings;
        this.spine = spine;
    }

    /**
     * Lets pass who knows the secret of a setting: as path segment {@code {secret}} of the route, or as the HTTP header
     * {@code X-Vitalroute-Secret}. For vendors that do not sign.
     */
    public void secret(String setting, Exchange exchange) {
        Message message = exchange.getMessage();
        String shown = text(message, "secret");
        String sent = shown != null ? shown : text(message, "X-Vitalroute-Secret");
        check(setting, sent);
    }

    /** Lets pass who sends the API key of a setting, as {@code X-API-Key} or {@code Authorization: Bearer}. */
    public void apiKey(String setting, Exchange exchange) {
        Message message = exchange.getMessage();
        String key = text(message, "X-API-Key");
        String bearer = text(message, "Authorization");
        if (key == null && bearer != null && bearer.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            key = bearer.substring(7).strip();
        }
        check(setting, key);
    }

    /** Takes source and stream from the path {@code /in/{source}/{stream}} and the account from {@code X-Account}. */
    public void address(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getHeader(Headers.SOURCE) == null) {
            message.setHeader(Headers.SOURCE, name(message, "source"));
        }
        message.setHeader(Headers.STREAM, name(message, "stream"));
        String account = text(message, "X-Account");
        if (account != null) {
            message.setHeader(Headers.ACCOUNT, account);
        }
    }

    /** Tells the sender of an unknown stream so, after its payload was kept. */
    public void known(Exchange exchange) {
        Message message = exchange.getMessage();
        spine.unknown(message.getHeader(Headers.SOURCE, String.class), message.getHeader(Headers.STREAM, String.class))
                .ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
    }

    private void check(String setting, @Nullable String sent) {
        String wanted = settings.need(setting, "requests that carry it are let in");
        byte[] a = wanted.getBytes(StandardCharsets.UTF_8);
        byte[] b = (sent == null ? "" : sent).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(a, b)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.S102_UNAUTHORIZED, Where.of("request"), "the secret is missing or wrong"));
        }
    }

    private static String name(Message message, String parameter) {
        String value = text(message, parameter);
        if (value == null || !NAME.matcher(value).matches()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.S101_UNKNOWN_STREAM, Where.of("request"), "the path names no " + parameter)
                            .hint("POST /in/SOURCE/STREAM, in lower case with hyphens, such as /in/withings/measures"));
        }
        return value;
    }

    /** A header that came once; a second one of the same name, as an attacker may send, makes it unusable. */
    static @Nullable String text(Message message, String header) {
        Object value = message.getHeader(header);
        return value instanceof String text ? text : null;
    }
}
