package io.vitalroute.source.vendor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How what stands in a blank is written. Days, months and years are those of UTC. */
enum BlankFormat {
    /** Seconds since 1970. */
    EPOCH_SECONDS,
    /** Milliseconds since 1970. */
    EPOCH_MILLIS,
    /** {@code 2026-03-14T07:30:00Z}. */
    ISO,
    /** {@code 2026-03-14T07:00:00Z}, the beginning of its hour. */
    ISO_HOUR,
    /** {@code 2026-03-14T07:30:00}, in UTC. */
    LOCAL,
    /** {@code 2026-03-14}. */
    DATE,
    /** {@code 2026}. */
    YEAR,
    /** {@code 3}. */
    MONTH,
    /** {@code 14}. */
    DAY,
    /** Text: {@code heart-rate} and {@code heartRate} become {@code heart_rate}. */
    SNAKE,
    /** Text: {@code heart_rate} and {@code heartRate} become {@code heart-rate}. */
    KEBAB;

    /** As templates name it: {@code epoch-seconds}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<BlankFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** The words of all of them. */
    static List<String> words() {
        return Arrays.stream(values()).map(BlankFormat::word).toList();
    }

    boolean isOfTimes() {
        return this != SNAKE && this != KEBAB;
    }

    /** Whether what it writes is a number in JSON. */
    boolean isNumber() {
        return switch (this) {
            case EPOCH_SECONDS, EPOCH_MILLIS, YEAR, MONTH, DAY -> true;
            default -> false;
        };
    }

    String write(Instant instant) {
        LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (this) {
            case EPOCH_SECONDS -> Long.toString(instant.getEpochSecond());
            case EPOCH_MILLIS -> Long.toString(instant.toEpochMilli());
            case ISO -> instant.truncatedTo(ChronoUnit.SECONDS).toString();
            case ISO_HOUR -> instant.truncatedTo(ChronoUnit.HOURS).toString();
            case LOCAL -> instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
            case DATE -> day.toString();
            case YEAR -> Integer.toString(day.getYear());
            case MONTH -> Integer.toString(day.getMonthValue());
            case DAY -> Integer.toString(day.getDayOfMonth());
            case SNAKE, KEBAB -> throw new IllegalArgumentException(word() + " is for text, not for times");
        };
    }

    String write(String text) {
        if (isOfTimes()) {
            throw new IllegalArgumentException(word() + " is for times, not for text");
        }
        String parted = text.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return this == SNAKE ? parted.replace('-', '_') : parted.replace('_', '-');
    }
}
