package io.vitalroute.mapping.expect;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Times as tests write them. */
final class Times {
    private Times() {}

    /** With seconds, always. */
    static String said(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    /** The same moment in the same offset, however written; an interval is two of them. */
    static String normal(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            return normal(text.substring(0, slash)) + "/" + normal(text.substring(slash + 1));
        }
        try {
            return said(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }
}
