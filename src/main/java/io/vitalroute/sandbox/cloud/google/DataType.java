package io.vitalroute.sandbox.cloud.google;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

import io.vitalroute.sandbox.cloud.Stream;

/**
 * A data type of Google's.
 *
 * @param kebab its name in addresses, such as {@code heart-rate}
 * @param form what times it has
 * @param scope the last word of the scope that lets it be read
 */
record DataType(String kebab, Form form, String scope, Duration lag, Stream.Invention invention) {
    static final String SCOPES = "https://www.googleapis.com/auth/googlehealth.";
    private static final Pattern AFTER_HYPHEN = Pattern.compile("-([a-z0-9])");

    /** The record types of the API, with what a filter may name. */
    enum Form {
        SAMPLE("sample_time.physical_time", "sample_time.civil_time"),
        INTERVAL("interval.start_time", "interval.civil_start_time"),
        DAILY("date", "date"),
        EXERCISE("interval.start_time", "interval.civil_start_time"),
        SLEEP("interval.end_time", "interval.civil_end_time");

        private final String physical;
        private final String civil;

        Form(String physical, String civil) {
            this.physical = physical;
            this.civil = civil;
        }

        boolean has(String field) {
            return field.equals(physical) || field.equals(civil);
        }

        boolean session() {
            return this == EXERCISE || this == SLEEP;
        }
    }

    /** {@code heart_rate}. */
    String snake() {
        return kebab.replace('-', '_');
    }

    /** {@code heartRate}. */
    String camel() {
        return camel(kebab);
    }

    /** The same for a name. */
    static String camel(String kebab) {
        return AFTER_HYPHEN.matcher(kebab).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    }

    /** The scope that lets it be read. */
    String readScope() {
        return SCOPES + scope + ".readonly";
    }

    Stream stream() {
        return new Stream(kebab, readScope(), lag, invention);
    }
}
