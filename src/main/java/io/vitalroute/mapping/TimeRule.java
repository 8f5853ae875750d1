package io.vitalroute.mapping;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.mapping.time.Clocks;
import io.vitalroute.mapping.time.Stamp;
import io.vitalroute.mapping.time.TimeFormat;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.TimeFrame;

/**
 * How a moment is read.
 *
 * @param value the time, or only its date where {@code clock} is there
 * @param shifts what is added to it
 */
record TimeRule(
        Cell value, List<TimeFormat> formats, @Nullable Clock clock, List<Shift> shifts, Zoning zoning) {

    /**
     * A time of day that stands apart from its date.
     *
     * @param rollover earlier times of day belong to the next day; null where they don't
     */
    record Clock(Cell time, @Nullable Cell rollover) {}

    /** Something added; {@code perStep}: times the element's position. */
    record Shift(Cell cell, ChronoUnit unit, boolean perStep) {
        Duration here(Scope scope) {
            Duration one = Lengths.read(cell, unit, scope);
            return perStep ? one.multipliedBy(scope.index()) : one;
        }
    }

    /** Whether nothing is there at all, which is not a failure everywhere. */
    boolean isAbsent(Scope scope) {
        return Cell.absent(value.value(scope));
    }

    /** Whether the payload says a date without a time of day. */
    boolean isDateAlone(Scope scope) {
        return !isAbsent(scope) && stamp(scope).dateOnly();
    }

    Moment moment(Scope scope, @Nullable ZoneId account) {
        Stamp stamp = stamp(scope);
        if (stamp.dateOnly()) {
            throw new CellFailure(
                    ProblemCode.M201_TIME,
                    value.pointer(scope),
                    "a date without a time of day",
                    "a whole day is day, not at");
        }
        Duration after = Duration.ZERO;
        for (Shift shift : shifts) {
            after = after.plus(shift.here(scope));
        }
        return zoning.moment(stamp, after, scope, account, value);
    }

    /** The wearer's calendar day. A wall clock says it by itself; an instant only in a zone. */
    TimeFrame.Day day(Scope scope, @Nullable ZoneId account) {
        Stamp stamp = stamp(scope);
        Zoning.Known known = zoning.known(stamp, scope, account);
        if (stamp.offset() == null || stamp.wearers()) {
            return new TimeFrame.Day(stamp.local().toLocalDate(), known.zone(), known.origin());
        }
        if (known.zone() == null) {
            throw Zoning.noZone(value.pointer(scope));
        }
        Moment moment = zoning.moment(stamp, Duration.ZERO, scope, account, value);
        return new TimeFrame.Day(moment.time().toLocalDate(), known.zone(), known.origin());
    }

    private Stamp stamp(Scope scope) {
        Stamp stamp = stamp(value, scope);
        if (clock == null) {
            return stamp;
        }
        LocalDate date = stamp.local().toLocalDate();
        LocalTime time = timeOfDay(clock.time, scope);
        boolean next = clock.rollover != null && time.isBefore(timeOfDay(clock.rollover, scope));
        return Stamp.local(LocalDateTime.of(next ? date.plusDays(1) : date, time));
    }

    private Stamp stamp(Cell cell, Scope scope) {
        JsonNode node = cell.value(scope);
        if (Cell.absent(node)) {
            throw new CellFailure(ProblemCode.M201_TIME, cell.pointer(scope), "the time is missing");
        }
        for (TimeFormat format : formats) {
            Stamp stamp = format.read(node);
            if (stamp != null) {
                return stamp;
            }
        }
        throw new CellFailure(
                ProblemCode.M201_TIME, cell.pointer(scope), "a time that is not in the format that the mapping says");
    }

    private static LocalTime timeOfDay(Cell cell, Scope scope) {
        LocalTime time = Clocks.read(Texts.of(cell.value(scope)));
        if (time == null) {
            throw new CellFailure(ProblemCode.M201_TIME, cell.pointer(scope), "not a time of day");
        }
        return time;
    }
}
