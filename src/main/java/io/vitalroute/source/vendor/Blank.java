package io.vitalroute.source.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A place of a template that is filled.
 *
 * @param shift added to an instant
 * @param written the format as it is written, known or not; null where there is none
 */
record Blank(String name, Duration shift, @Nullable String written) {
    private static final Pattern FORM =
            Pattern.compile("([a-z]+(?:-[a-z]+)*(?:-\\d)?)(?:([+-])(\\d+)([dhms]))?(?::(.+))?");

    static Blank of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a blank");
        }
        return new Blank(form.group(1), shift(form), form.group(5));
    }

    private static Duration shift(Matcher form) {
        if (form.group(2) == null) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(form.group(2) + form.group(3));
        return switch (form.group(4)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }

    /** Empty where there is none, or none of this name. */
    Optional<BlankFormat> format() {
        return written == null ? Optional.empty() : BlankFormat.named(written);
    }

    /** Whether it wants an instant. */
    boolean isTime() {
        return !shift.isZero() || format().map(BlankFormat::isOfTimes).orElse(false);
    }

    /** Written; empty where the value is absent. */
    Optional<String> fill(Map<String, Object> values) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Instant instant) {
            return Optional.of(inTime(instant.plus(shift)));
        }
        if (!shift.isZero()) {
            throw new IllegalArgumentException(name + " is no time");
        }
        return Optional.of(written == null ? value.toString() : known().write(value.toString()));
    }

    private String inTime(Instant instant) {
        return written == null ? instant.toString() : known().write(instant);
    }

    private BlankFormat known() {
        return format().orElseThrow(() -> new IllegalArgumentException("unknown format " + written));
    }
}
