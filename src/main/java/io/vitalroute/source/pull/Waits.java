package io.vitalroute.source.pull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** How long to wait. */
final class Waits {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);
    /** Numbers from here on are moments since 1970, in seconds; smaller ones are seconds from now. */
    private static final long EPOCH = 1_000_000_000L;

    private static final long EPOCH_MILLIS = 1_000_000_000_000L;

    private Waits() {}

    /**
     * Half a minute after the first failure, twice as long after each further one, an hour at the most; less up to a half,
     * so that those who failed together do not come back together.
     *
     * @param attempt that failed, from 1
     * @param jitter from 0 to 1
     */
    static Duration backOff(int attempt, double jitter) {
        long seconds = FIRST.toSeconds() << Math.min(Math.max(attempt, 1) - 1, 20);
        long most = Math.min(seconds, LONGEST.toSeconds()) * 1000;
        return Duration.ofMillis(most / 2 + (long) (most / 2.0 * Math.min(Math.max(jitter, 0), 1)));
    }

    /**
     * Until when the vendor wants us to wait: Retry-After (RFC 9110 section 10.2.3), else the header that says when its
     * limit is renewed. Never less than a second nor more than a day.
     */
    static Optional<Instant> asked(Answer answer, @Nullable String reset, Instant now) {
        Optional<Instant> after = answer.header("Retry-After").flatMap(text -> moment(text, now));
        return after.or(() -> reset(answer, reset, now)).map(until -> bounded(until, now));
    }

    /** When the vendor's limit is renewed; of several limits the one that is renewed first. */
    static Optional<Instant> reset(Answer answer, @Nullable String header, Instant now) {
        return Optional.ofNullable(header)
                .flatMap(answer::header)
                .flatMap(text -> Arrays.stream(text.split(","))
                        .flatMap(item -> moment(item.strip(), now).stream())
                        .min(Instant::compareTo))
                .map(until -> bounded(until, now));
    }

    private static Optional<Instant> moment(String text, Instant now) {
        if (text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            long number = Long.parseLong(text.replaceFirst("\\..*", ""));
            if (number >= EPOCH_MILLIS) {
                return Optional.of(Instant.ofEpochMilli(number));
            }
            return Optional.of(number >= EPOCH ? Instant.ofEpochSecond(number) : now.plusSeconds(number));
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant bounded(Instant until, Instant now) {
        Instant least = now.plus(LEAST);
        Instant most = now.plus(MOST);
        return until.isBefore(least) ? least : until.isAfter(most) ? most : until;
    }
}
