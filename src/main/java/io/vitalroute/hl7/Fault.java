package io.vitalroute.hl7;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One ERR segment, as far as it can be repeated without repeating patient data.
 *
 * @param code of HL7 table 0357; empty where the receiver used one of its own
 * @param place such as {@code PID[1]-3}; empty where none is given
 */
record Fault(Optional<ErrorCode> code, String place) {
    private static final Pattern LOCATION = Pattern.compile("([A-Z][A-Z0-9]{2})\\^(\\d{0,4})\\^(\\d{0,3})");

    /** ERR-2 and ERR-3; in versions before 2.5 both stand in ERR-1. */
    static Fault of(Er7Segment err) {
        String code = err.component(3, 1);
        if (code.isEmpty()) {
            return new Fault(ErrorCode.of(err.subcomponent(1, 4, 1)), place(err, 1));
        }
        return new Fault(ErrorCode.of(code), place(err, 2));
    }

    private static String place(Er7Segment err, int field) {
        String location = String.join("^", err.component(field, 1), err.component(field, 2), err.component(field, 3));
        Matcher matcher = LOCATION.matcher(location);
        if (!matcher.matches()) {
            return "";
        }
        String sequence = matcher.group(2).isEmpty() ? "" : "[" + matcher.group(2) + "]";
        return matcher.group(1) + sequence + (matcher.group(3).isEmpty() ? "" : "-" + matcher.group(3));
    }

    /** {@code 101 required field missing at PID[1]-3}. */
    @Override
    public String toString() {
        String text = code.map(known -> known.code() + " " + known.text()).orElse("an error code of its own");
        return place.isEmpty() ? text : text + " at " + place;
    }
}
