package io.vitalroute.reading;

import java.math.BigDecimal;

import io.vitalroute.config.Fields;

/** Numbers that a spec made sure of. */
final class Numbers {
    private Numbers() {}

    static BigDecimal need(Fields fields, String key) {
        return new BigDecimal(fields.need(key));
    }
}
