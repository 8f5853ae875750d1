package io.vitalroute.mapping;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.cell.CellFailure;
import io.vitalroute.mapping.cell.Scope;
import io.vitalroute.mapping.cell.Texts;
import io.vitalroute.mapping.time.Offsets;
import io.vitalroute.mapping.time.Stamp;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;

/**
 * Where the wearer was. In this order: the payload's zone, the payload's offset, the offset in the text itself, the
 * account's zone. A wall clock without any of them is a problem; it is never guessed.
 *
 * @param offset an offset, said as {@code unit} tells
 * @param unit what {@code offset} counts; null where it is text
 * @param assume the vendor's documented zone of texts that name none
 */
record Zoning(
        @Nullable Cell zone,
        @Nullable Cell offset,
        @Nullable ChronoUnit unit,
        @Nullable ZoneId assume) {

    /** A zone and who said it; without a zone nobody did. */
    record Known(@Nullable ZoneId zone, OffsetOrigin origin) {
        private static final Known NOTHING = new Known(null, OffsetOrigin.NONE);
    }

    /** The instant of a stamp, some time after it. */
    Moment moment(Stamp stamp, Duration after, Scope scope, @Nullable ZoneId account, Cell said) {
        Stamp read = assumed(stamp);
        Known known = known(read, scope, account);
        ZoneId zoneOfClock = read.offset() == null ? known.zone : read.offset();
        if (zoneOfClock == null) {
            throw noZone(said.pointer(scope));
        }
        ZoneOffset offsetOfClock = zoneOfClock instanceof ZoneOffset fixed
                ? fixed
                : zoneOfClock.getRules().getOffset(read.local());
        Instant instant = read.local().toInstant(offsetOfClock).plus(after);
        ZoneOffset shown = shown(known.zone, instant);
        return new Moment(instant.atOffset(shown), known.origin);
    }

    /** Who knows where the wearer was. */
    Known known(Stamp stamp, Scope scope, @Nullable ZoneId account) {
        ZoneId named = zoneHere(scope);
        if (named == null) {
            named = offsetHere(scope);
        }
        if (named == null && stamp.wearers()) {
            named = stamp.offset();
        }
        if (named != null) {
            return new Known(named, OffsetOrigin.SOURCE);
        }
        return account == null ? Known.NOTHING : new Known(account, OffsetOrigin.ACCOUNT);
    }

    static CellFailure noZone(String pointer) {
        return new CellFailure(
                ProblemCode.M202_ZONE,
                pointer,
                "a local time, and nobody says of which zone",
                "the mapping can name zone or offset; a zone of the account counts as well");
    }

    private static ZoneOffset shown(@Nullable ZoneId zone, Instant instant) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        return zone instanceof ZoneOffset fixed ? fixed : zone.getRules().getOffset(instant);
    }

    private Stamp assumed(Stamp stamp) {
        if (assume == null || stamp.offset() != null) {
            return stamp;
        }
        return new Stamp(stamp.local(), assume.getRules().getOffset(stamp.local()), false, stamp.dateOnly());
    }

    private @Nullable ZoneId zoneHere(Scope scope) {
        JsonNode node = zone == null ? null : zone.value(scope);
        if (zone == null || node == null || Cell.absent(node)) {
            return null;
        }
        try {
            return ZoneId.of(Texts.of(node));
        } catch (DateTimeException e) {
            throw new CellFailure(ProblemCode.M202_ZONE, zone.pointer(scope), "not a time zone of the IANA database");
        }
    }

    private @Nullable ZoneOffset offsetHere(Scope scope) {
        JsonNode node = offset == null ? null : offset.value(scope);
        if (offset == null || node == null || Cell.absent(node)) {
            return null;
        }
        ZoneOffset read = unit == null
                ? Offsets.read(Texts.of(node))
                : Offsets.ofSeconds(Lengths.read(offset, node, unit, scope).toSeconds());
        if (read == null) {
            throw new CellFailure(ProblemCode.M202_ZONE, offset.pointer(scope), "not an offset from UTC");
        }
        return read;
    }
}
