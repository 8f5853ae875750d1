package io.vitalroute.fhir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.reading.Value;

/** JSON with the data types of FHIR. It writes to memory, where nothing fails. */
final class FhirJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator out;

    FhirJson(OutputStream to) {
        try {
            out = FACTORY.createGenerator(to);
            out.setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FhirJson open() {
        return run(out::writeStartObject);
    }

    FhirJson open(String name) {
        return run(() -> out.writeObjectFieldStart(name));
    }

    FhirJson close() {
        return run(out::writeEndObject);
    }

    FhirJson openList(String name) {
        return run(() -> out.writeArrayFieldStart(name));
    }

    FhirJson closeList() {
        return run(out::writeEndArray);
    }

    FhirJson text(String name, @Nullable String value) {
        return value == null ? this : run(() -> out.writeStringField(name, value));
    }

    FhirJson item(String value) {
        return run(() -> out.writeString(value));
    }

    FhirJson number(String name, BigDecimal value) {
        return run(() -> {
            out.writeFieldName(name);
            out.writeNumber(value.toPlainString());
        });
    }

    FhirJson number(String name, int value) {
        return run(() -> out.writeNumberField(name, value));
    }

    FhirJson coding(Code code) {
        return open().text("system", code.system())
                .text("code", code.code())
                .text("display", code.display())
                .close();
    }

    /** A list of codings; nothing where there are none. */
    FhirJson codings(String name, List<Code> codes) {
        if (codes.isEmpty()) {
            return this;
        }
        openList(name);
        codes.forEach(this::coding);
        return closeList();
    }

    FhirJson concept(String name, List<Code> codes, @Nullable String text) {
        return open(name).codings("coding", codes).text("text", text).close();
    }

    FhirJson identifier(Identifier identifier) {
        return text("system", identifier.system()).text("value", identifier.value());
    }

    /** A quantity in a UCUM unit. */
    FhirJson quantity(String name, Value.Quantity quantity, String unitText) {
        String sign = quantity.comparator().sign();
        open(name).number("value", quantity.number()).text("comparator", sign.isEmpty() ? null : sign);
        return unit(unitText, quantity.unit()).close();
    }

    FhirJson unit(String text, String ucum) {
        return text("unit", text).text("system", Systems.UCUM).text("code", ucum);
    }

    /** A list whose items are written already; {@code to} is where this generator writes. */
    FhirJson rawList(String name, Bytes to, Bytes items) {
        run(() -> {
            out.writeFieldName(name);
            out.writeRawValue("");
            out.flush();
        });
        to.write('[');
        to.write(items);
        to.write(']');
        return this;
    }

    void flush() {
        run(out::flush);
    }

    private FhirJson run(Step step) {
        try {
            step.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void write() throws IOException;
    }
}
