package io.vitalroute.mapping;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.TimeFrame;

/** How a reading's time is read. */
sealed interface FrameRule {
    TimeFrame read(Scope scope, @Nullable ZoneId account);

    /** A moment. */
    record At(TimeRule rule) implements FrameRule {
        @Override
        public TimeFrame read(Scope scope, @Nullable ZoneId account) {
            Moment moment = rule.moment(scope, account);
            return new TimeFrame.At(moment.time(), moment.origin());
        }
    }

    /** A calendar day. */
    record Day(TimeRule rule) implements FrameRule {
        @Override
        public TimeFrame read(Scope scope, @Nullable ZoneId account) {
            return rule.day(scope, account);
        }
    }

    /** A calendar day where the payload says a date alone, else what {@code timed} reads. */
    record Dated(Day day, FrameRule timed) implements FrameRule {
        @Override
        public TimeFrame read(Scope scope, @Nullable ZoneId account) {
            return day.rule.isDateAlone(scope) ? day.read(scope, account) : timed.read(scope, account);
        }
    }

    /** From one time to another; a span without length is a moment. */
    record Between(TimeRule start, TimeRule end) implements FrameRule {
        @Override
        public TimeFrame read(Scope scope, @Nullable ZoneId account) {
            Moment from = start.moment(scope, account);
            return span(from, end.moment(scope, account).time(), end.value().pointer(scope));
        }
    }

    /**
     * From a time on, so long.
     *
     * @param unit what the length counts; null where it is a duration's text
     */
    record Lasting(TimeRule start, Cell length, @Nullable ChronoUnit unit) implements FrameRule {
        @Override
        public TimeFrame read(Scope scope, @Nullable ZoneId account) {
            Moment from = start.moment(scope, account);
            Duration lasts = Lengths.read(length, unit, scope);
            return span(from, from.time().plus(lasts), length.pointer(scope));
        }
    }

    /** From one time to that of the next element of the series; the last one until a time of its own. */
    record UntilNext(TimeRule start, TimeRule last) implements FrameRule {
        @Override
        public TimeFrame read(Scope scope, @Nullable ZoneId account) {
            Moment from = start.moment(scope, account);
            Scope next = scope.next();
            Moment to = next == null ? last.moment(scope, account) : start.moment(next, account);
            return span(from, to.time(), start.value().pointer(scope));
        }
    }

    private static TimeFrame span(Moment from, OffsetDateTime to, String pointer) {
        if (to.isBefore(from.time())) {
            throw new CellFailure(ProblemCode.M211_SPAN, pointer, "the end lies before the start");
        }
        return to.isEqual(from.time())
                ? new TimeFrame.At(from.time(), from.origin())
                : new TimeFrame.During(from.time(), to, from.origin());
    }
}
