package io.vitalroute.fhir;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Origin.Method;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Reading.Status;
import io.vitalroute.reading.TimeFrame;
import io.vitalroute.reading.TimeFrame.OffsetOrigin;
import io.vitalroute.reading.Value;

/**
 * What two readings have in common whose Observations differ in nothing but {@link Hole}s.
 *
 * @param update whether the destination may hold an earlier version
 */
record Shape(
        MetricForm form, String stream, Method method, OffsetOrigin offset, Kind kind, boolean device, boolean update) {

    /** Kinds of time that are written differently. */
    enum Kind {
        MOMENT,
        SPAN,
        LOCAL_DAY,
        DATE
    }

    /** The shape of an ordinary reading: final, an exact number in the metric's unit, nothing to escape; else null. */
    static @Nullable Shape of(PatientReading given, MetricForm form) {
        Reading reading = given.reading();
        Kind kind = kind(reading.time());
        if (kind == null || !isPlain(reading, form)) {
            return null;
        }
        return new Shape(
                form,
                reading.origin().stream(),
                reading.origin().method(),
                reading.time().origin(),
                kind,
                given.device() != null,
                given.update());
    }

    /** Whether an ordinary reading has this shape; asked for each reading, so it makes nothing. */
    @SuppressWarnings("ReferenceEquality")
    boolean fits(PatientReading given) {
        Reading reading = given.reading();
        return reading.metric() == form.metric()
                && given.update() == update
                && (given.device() != null) == device
                && reading.time().origin() == offset
                && reading.origin().method() == method
                && kind(reading.time()) == kind
                && reading.origin().stream().equals(stream)
                && reading.origin().source().equals(form.source())
                && isPlain(reading, form);
    }

    private static boolean isPlain(Reading reading, MetricForm form) {
        return reading.status() == Status.FINAL
                && reading.value() instanceof Value.Quantity quantity
                && quantity.comparator() == Value.Comparator.EXACT
                && quantity.unit().equals(form.metric().unit())
                && Said.isSane(quantity.number())
                && SearchText.isPlain(reading.key())
                && SearchText.isPlain(reading.origin().payload());
    }

    private static @Nullable Kind kind(TimeFrame time) {
        if (time instanceof TimeFrame.At) {
            return Kind.MOMENT;
        }
        if (time instanceof TimeFrame.During during) {
            return during.from().isBefore(during.to()) ? Kind.SPAN : null;
        }
        return ((TimeFrame.Day) time).zone() == null ? Kind.DATE : Kind.LOCAL_DAY;
    }

    /** A time of this kind, with its offset from where this shape has it. */
    TimeFrame time(OffsetDateTime from) {
        return switch (kind) {
            case MOMENT -> new TimeFrame.At(from, offset);
            case SPAN -> new TimeFrame.During(from, from.plusDays(400), offset);
            case LOCAL_DAY -> new TimeFrame.Day(from.toLocalDate(), ZoneOffset.UTC, offset);
            case DATE -> new TimeFrame.Day(from.toLocalDate(), null, offset);
        };
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape shape
                && shape.form == form
                && shape.kind == kind
                && shape.method == method
                && shape.offset == offset
                && shape.device == device
                && shape.update == update
                && shape.stream.equals(stream);
    }

    @Override
    public int hashCode() {
        int hash = System.identityHashCode(form) + 31 * stream.hashCode();
        hash = 31 * hash + kind.hashCode() + 7 * method.hashCode() + 13 * offset.hashCode();
        return 31 * hash + (device ? 2 : 0) + (update ? 1 : 0);
    }
}
