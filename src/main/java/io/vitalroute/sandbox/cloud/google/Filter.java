package io.vitalroute.sandbox.cloud.google;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vitalroute.sandbox.people.Wearer;

/**
 * A filter in the part of AIP-160 that the API takes: {@code steps.interval.start_time >= "..." AND ... < "..."}.
 *
 * @param civil whether the times are those of the wearer's clock, written in UTC here
 */
record Filter(Instant from, Instant to, boolean civil) {
    static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
    static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");
    private static final Pattern TERM = Pattern.compile("([a-z0-9_]+)\\.([a-z_.]+)\\s*(>=|<)\\s*\"([^\"]+)\"");

    /** Empty where the text is no filter for the type. */
    static Optional<Filter> read(String text, DataType type) {
        Filter filter = new Filter(EVER, NEVER, false);
        if (text.isBlank()) {
            return Optional.of(filter);
        }
        for (String part : text.split("\\s+AND\\s+")) {
            Matcher term = TERM.matcher(part.strip());
            if (!term.matches()
                    || !term.group(1).equals(type.snake())
                    || !type.form().has(term.group(2))) {
                return Optional.empty();
            }
            Optional<Instant> value = value(term.group(4), term.group(2));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            filter = filter.and(term.group(3).equals(">="), value.get(), byClock(term.group(2)));
        }
        return filter.from.isBefore(filter.to) ? Optional.of(filter) : Optional.empty();
    }

    private static boolean byClock(String field) {
        return field.equals("date") || field.contains("civil");
    }

    private Filter and(boolean lower, Instant value, boolean byClock) {
        return lower ? new Filter(value, to, byClock) : new Filter(from, value, byClock);
    }

    private static Optional<Instant> value(String text, String field) {
        try {
            if (field.equals("date")) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            if (field.contains("civil")) {
                return Optional.of(
                        (text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text))
                                .toInstant(ZoneOffset.UTC));
            }
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the filter lets a time of the wearer pass. */
    boolean takes(Instant at, Wearer wearer) {
        Instant shown = civil ? LocalDateTime.ofInstant(at, wearer.offset(at)).toInstant(ZoneOffset.UTC) : at;
        return !shown.isBefore(from) && shown.isBefore(to);
    }
}
