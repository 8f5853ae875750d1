package io.vitalroute.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import io.vitalroute.config.Durations;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.reading.PatientRef.Identifier;

/** How arguments are read; what cannot be read is a usage error. */
final class Arguments {
    private Arguments() {}

    /** {@code SYSTEM|ID}. */
    static final class Patient implements ITypeConverter<PatientRef> {
        @Override
        public PatientRef convert(String text) {
            try {
                return new PatientRef(List.of(Identifier.parse(text)));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("an identifier is written SYSTEM|ID, such as 'urn:oid:1.2.3|p1'");
            }
        }
    }

    /** A zone of the IANA database. */
    static final class Zone implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "\"" + text + "\" is no time zone, such as Europe/Zurich or America/Los_Angeles");
            }
        }
    }

    /** A length of time. */
    static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Durations.parse(text)
                    .filter(span -> !span.isZero())
                    .orElseThrow(() -> new TypeConversionException("\"" + text + "\" is not " + Durations.FORM));
        }
    }

    /** An ISO 8601 instant. */
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("\"" + text + "\" is no instant, such as 2026-03-14T08:00:00Z");
            }
        }
    }
}
