package io.vitalroute.mapping.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as HL7 writes them, {@code YYYYMMDD[HHMM[SS[.S]]][+/-ZZZZ]} (HL7 2.6, 2.A.22 DTM), in ISO 8601. */
final class Er7Times {
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})([0-9]{2}(?:\\.[0-9]{1,9})?)?([+-][0-9]{4})?)?");

    private Er7Times() {}

    /** In ISO 8601; as it is where it is coarser than a day or no time at all. */
    static String iso(String hl7) {
        Matcher time = FORM.matcher(hl7);
        if (!time.matches()) {
            return hl7;
        }
        String date = time.group(1) + "-" + time.group(2) + "-" + time.group(3);
        if (time.group(4) == null) {
            return date;
        }
        String seconds = time.group(6) == null ? "00" : time.group(6);
        String offset = time.group(7) == null ? "" : time.group(7);
        return date + "T" + time.group(4) + ":" + time.group(5) + ":" + seconds + offset;
    }
}
