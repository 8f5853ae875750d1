package io.vitalroute.fhir;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.DeviceRef;
import io.vitalroute.reading.PatientReading;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.Value;

/** What goes into the holes, for one reading after the other of one patient. Holes hold nothing that JSON would escape. */
final class Filling {
    private static final int LONGEST_TIME = 40;
    private static final long MOST_DIGITS = 1_000_000_000_000_000L;
    private final byte[] system;
    private final byte[] patient;
    private final DeviceWriter devices;
    private @Nullable PatientReading reading;
    private byte[] uuid = {};
    private Effective effective = new Effective(LocalDate.MIN, null, null);
    private @Nullable DeviceRef device;
    private String deviceUuid = "";
    private @Nullable Instant issued;
    private String issuedText = "";

    Filling(PatientName patient, DeviceWriter devices) {
        Identifier identifier = patient.identifier();
        this.system = identifier.system().getBytes(StandardCharsets.US_ASCII);
        this.patient = identifier.value().getBytes(StandardCharsets.US_ASCII);
        this.devices = devices;
    }

    Filling with(PatientReading next, byte[] nextUuid, boolean period) {
        reading = next;
        uuid = nextUuid;
        effective = Effective.of(next.reading().time(), !period);
        return this;
    }

    void write(Hole hole, Bytes out) {
        switch (hole) {
            case UUID -> out.write(uuid);
            case PAYLOAD -> out.ascii(current().origin().payload());
            case KEY -> out.ascii(current().key());
            case SYSTEM -> out.write(system);
            case PATIENT -> out.write(patient);
            case START -> start(out);
            case END -> time(effective.to(), out);
            case ISSUED -> issued(current().origin().receivedAt(), out);
            case VALUE -> number(((Value.Quantity) current().value()).number(), out);
            case DEVICE -> device(out);
        }
    }

    private Reading current() {
        if (reading == null) {
            throw new IllegalStateException("a filling without a reading");
        }
        return reading.reading();
    }

    private void start(Bytes out) {
        LocalDate date = effective.date();
        if (date == null) {
            time(effective.from(), out);
        } else {
            out.grown(TimeText.write(date, out.room(LONGEST_TIME), out.size()));
        }
    }

    private static void time(@Nullable OffsetDateTime time, Bytes out) {
        if (time != null) {
            out.grown(TimeText.write(time, out.room(LONGEST_TIME), out.size()));
        }
    }

    /** All readings of a payload were received at the same time. */
    private void issued(Instant receivedAt, Bytes out) {
        if (!receivedAt.equals(issued)) {
            issued = receivedAt;
            issuedText = TimeText.of(receivedAt);
        }
        out.ascii(issuedText);
    }

    private void device(Bytes out) {
        DeviceRef next = reading == null ? null : reading.device();
        if (next != null && !next.equals(device)) {
            device = next;
            deviceUuid = devices.uuid(next);
        }
        out.ascii(deviceUuid);
    }

    /** Whole numbers digit by digit, others as BigDecimal writes them. */
    private static void number(BigDecimal number, Bytes out) {
        if (number.scale() == 0 && number.precision() <= 15) {
            whole(number.longValue(), out);
        } else {
            out.ascii(number.toPlainString());
        }
    }

    private static void whole(long number, Bytes out) {
        long rest = number;
        if (rest < 0) {
            out.write('-');
            rest = -rest;
        }
        long digit = 1;
        while (digit * 10 <= rest && digit < MOST_DIGITS) {
            digit *= 10;
        }
        for (; digit > 0; digit /= 10) {
            out.write((int) ('0' + rest / digit % 10));
        }
    }
}
