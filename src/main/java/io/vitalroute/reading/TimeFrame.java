package io.vitalroute.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/** When a reading holds, in the wearer's own time. */
public sealed interface TimeFrame {
    /** The first instant. */
    Instant start();

    /** Where the offset comes from. */
    OffsetOrigin origin();

    /** A moment. With origin NONE the instant is right, and the offset is UTC for want of the wearer's. */
    record At(OffsetDateTime time, OffsetOrigin origin) implements TimeFrame {
        @Override
        public Instant start() {
            return time.toInstant();
        }
    }

    /** A time span, end exclusive. */
    record During(OffsetDateTime from, OffsetDateTime to, OffsetOrigin origin) implements TimeFrame {
        @Override
        public Instant start() {
            return from.toInstant();
        }
    }

    /** The wearer's calendar day; without a zone only the date is known. */
    record Day(LocalDate date, @Nullable ZoneId zone, OffsetOrigin origin) implements TimeFrame {
        @Override
        public Instant start() {
            return date.atStartOfDay(zone == null ? ZoneOffset.UTC : zone).toInstant();
        }

        /** Local midnight of the day and of the next one; a day of 23 or 25 hours comes out right. Null without a zone. */
        public @Nullable During span() {
            if (zone == null) {
                return null;
            }
            return new During(
                    date.atStartOfDay(zone).toOffsetDateTime(),
                    date.plusDays(1).atStartOfDay(zone).toOffsetDateTime(),
                    origin);
        }
    }

    /** Who said which offset the wearer lives in. */
    enum OffsetOrigin {
        /** The payload. */
        SOURCE,
        /** The account's zone, as the patient's profile has it. */
        ACCOUNT,
        /** Nobody. */
        NONE
    }
}
