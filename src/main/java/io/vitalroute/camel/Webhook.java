package io.vitalroute.camel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

import io.vitalroute.camel.access.Access;
import io.vitalroute.config.Settings;
import io.vitalroute.fhir.auth.Authorization;
import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.RetryPolicy.Failure;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** The bean {@code webhook}: signed posts to any HTTP receiver, and what its answers do to deliveries. */
public final class Webhook {
    private static final String AUTHORIZATION = "Authorization";

    private final Settings settings;
    private final Clock clock;
    private final Map<String, Authorization> authorizations = new ConcurrentHashMap<>();

    Webhook(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Adds {@code Idempotency-Key}, the same on every attempt; {@code Authorization} where {@code NAME.auth} says so; and
     * where {@code NAME.secret} is set, {@code X-Vitalroute-Timestamp} (seconds since 1970) and {@code
     * X-Vitalroute-Signature}: {@code sha256=} and the HMAC-SHA256, in hex, of timestamp, full stop and body.
     */
    public void sign(Exchange exchange) {
        Sent.bare(exchange);
        String destination = Sent.destination(exchange);
        Message message = exchange.getMessage();
        message.setHeader("Idempotency-Key", Sent.of(exchange).outbound().deliveryKey());
        authorization(destination).header(clock.instant()).ifPresent(value -> {
            message.setHeader(AUTHORIZATION, value);
            exchange.setProperty(AUTHORIZATION, value);
        });
        settings.find(destination + ".secret").ifPresent(secret -> {
            String time = Long.toString(clock.instant().getEpochSecond());
            message.setHeader("X-Vitalroute-Timestamp", time);
            message.setHeader(
                    "X-Vitalroute-Signature",
                    "sha256="
                            + signature(
                                    secret, time, Sent.of(exchange).outbound().bytes()));
        });
    }

    /** 2xx is delivered; 408, 425, 429 and 5xx are tried again, 401 and 403 too; anything else is parked. */
    public void answer(Exchange exchange) {
        HttpAnswer http = HttpAnswer.of(exchange);
        String destination = Sent.destination(exchange);
        int status = http.status();
        if (status == 401) {
            Optional.ofNullable(exchange.getProperty(AUTHORIZATION, String.class))
                    .ifPresent(authorization(destination)::refused);
        }
        String words = new String(http.body(), StandardCharsets.UTF_8);
        Problem problem = Problem.of(code(status), Where.of(destination), "the receiver answered HTTP " + status);
        Object outcome = status / 100 == 2
                ? new Outcome.Delivered(null)
                : problem.code() == ProblemCode.D101_REFUSED
                        ? new Outcome.Parked(problem, words)
                        : new Failure(problem, later(http.header("Retry-After"), clock.instant()), words);
        exchange.getMessage().setBody(outcome);
    }

    private static ProblemCode code(int status) {
        return switch (status) {
            case 401, 403 -> ProblemCode.D106_UNAUTHORIZED;
            case 408, 423, 425, 429 -> ProblemCode.D103_BUSY;
            default ->
                status / 100 == 5
                        ? ProblemCode.D103_BUSY
                        : status / 100 == 4 ? ProblemCode.D101_REFUSED : ProblemCode.D104_BAD_ANSWER;
        };
    }

    /** {@code Retry-After} in seconds; a date is left to our own back-off. */
    private static @Nullable Instant later(@Nullable String text, Instant now) {
        return text != null && text.strip().matches("\\d{1,6}")
                ? now.plus(Duration.ofSeconds(Long.parseLong(text.strip())))
                : null;
    }

    private static String signature(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private Authorization authorization(String destination) {
        return authorizations.computeIfAbsent(destination, name -> Access.of(settings, name));
    }
}
