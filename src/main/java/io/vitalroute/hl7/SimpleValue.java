package io.vitalroute.hl7;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.vitalroute.reading.Value.Comparator;
import io.vitalroute.reading.Value.Quantity;
import io.vitalroute.reading.Value.Sampled;

/**
 * OBX-2 with OBX-5 (HL7 2.6, 2.A).
 *
 * @param type NM, SN, CE or CWE, ST, TX, NA, DT, TM, TS or DTM
 * @param er7 the value, escaped
 */
record SimpleValue(String type, String er7) {
    private static final int SHORT_TEXT = 200;
    private static final int DIGITS = 60;

    /** An exact number is NM, one with a comparator SN; neither holds a unit. */
    static SimpleValue quantity(Quantity quantity) {
        String number = number(quantity.number());
        return quantity.comparator() == Comparator.EXACT
                ? new SimpleValue("NM", number)
                : new SimpleValue("SN", quantity.comparator().sign() + "^" + number);
    }

    /**
     * A series is NA, multiplied out; a sample that could not be measured is an empty component. Empty ones at the end are
     * left out, as HL7 has it: the period, an observation of its own, says when each sample was.
     */
    static SimpleValue series(Sampled series) {
        List<String> samples = series.samples().stream()
                .map(sample -> sample == null ? "" : number(sample.multiply(series.factor())))
                .toList();
        return new SimpleValue("NA", Er7.components(samples.toArray(String[]::new)));
    }

    /** Words: ST where they fit, else TX. */
    static SimpleValue text(String text) {
        boolean plain = text.length() <= SHORT_TEXT && text.chars().noneMatch(c -> c < ' ');
        return new SimpleValue(plain ? "ST" : "TX", Er7.escape(text));
    }

    /** A date, a time of day, or a date with time and offset, each in ISO 8601; empty where it is none of them. */
    static Optional<SimpleValue> date(String text, Dialect dialect) {
        Stream<Form> forms = Stream.of(
                new Form("DT", iso -> Timestamps.date(LocalDate.parse(iso))),
                new Form("TM", iso -> Timestamps.time(LocalTime.parse(iso))),
                new Form(dialect.timestampType(), iso -> Timestamps.withOffset(OffsetDateTime.parse(iso))));
        return forms.flatMap(form -> form.read(text).stream()).findFirst();
    }

    /** A number with its digits as they are, without an exponent. */
    static String number(BigDecimal number) {
        if (Math.abs((long) number.scale()) > DIGITS || number.precision() > DIGITS) {
            throw new ArithmeticException("a number of more than " + DIGITS + " digits");
        }
        return number.toPlainString();
    }

    private record Form(String type, UnaryOperator<String> rewrite) {
        Optional<SimpleValue> read(String iso) {
            try {
                return Optional.of(new SimpleValue(type, rewrite.apply(iso)));
            } catch (DateTimeException notThisForm) {
                return Optional.empty();
            }
        }
    }
}
