package io.vitalroute.source.push;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.source.vendor.NoticeForm;

/**
 * The time that a notice names.
 *
 * @param from null where it names none, or one that cannot be read: what is new is asked for then
 * @param to null likewise
 */
record NoticeSpan(@Nullable Instant from, @Nullable Instant to) {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SECONDS = Pattern.compile("\\d{9,11}");
    private static final Pattern OFFSET = Pattern.compile(".*(?:Z|[+-]\\d{2}:?\\d{2})");
    private static final Duration TO_THE_END = Duration.ofDays(1).minusSeconds(1);

    private static final NoticeSpan NONE = new NoticeSpan(null, null);

    /** All spans of a notice; one without times where it names none. */
    static List<NoticeSpan> of(NoticeForm.@Nullable Times times, JsonNode notice) {
        if (times == null) {
            return List.of(NONE);
        }
        if (times.in() == null) {
            return List.of(span(times, notice));
        }
        List<NoticeSpan> spans = new ArrayList<>();
        notice.at(times.in()).forEach(item -> spans.add(span(times, item)));
        return spans.isEmpty() ? List.of(NONE) : spans;
    }

    private static NoticeSpan span(NoticeForm.Times times, JsonNode item) {
        String from = first(times.from(), item);
        String to = first(times.to(), item);
        Instant begin = from == null ? null : read(from);
        if (from == null || begin == null) {
            return NONE;
        }
        String last = to == null && DAY.matcher(from).matches() ? from : to;
        Instant end = last == null ? null : read(last);
        if (end != null && DAY.matcher(last).matches()) {
            end = end.plus(TO_THE_END);
        }
        return end != null && end.isBefore(begin) ? NONE : new NoticeSpan(begin, end);
    }

    private static @Nullable String first(List<JsonPointer> places, JsonNode item) {
        for (JsonPointer place : places) {
            String text = item.at(place).asText("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** A day, seconds since 1970, or ISO 8601; UTC where it says no offset. Null for anything else. */
    private static @Nullable Instant read(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            if (SECONDS.matcher(text).matches()) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return OFFSET.matcher(text).matches()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
