package io.vitalroute.mapping.input;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * When an observation was made: OBX-14 of its own, or of what contains it, or OBR-7 with OBR-8. A time that names no zone is in
 * the zone of MSH-7, which is the message's (HL7 2.6, 2.16.9 on MSH-7).
 *
 * @param offset what MSH-7 ends with, such as {@code +0100}; empty where it names none
 * @param start OBR-7, completed
 * @param end OBR-8, completed
 */
record OruTimes(String offset, String start, String end) {
    private static final int WITH_HOUR = 10;
    private static final String UNKNOWN_MIDNIGHT = "000000-0000";

    static OruTimes of(ObjectNode order) {
        String made = order.path("MSH-7").asText();
        int sign = sign(made);
        String offset = sign < 0 ? "" : made.substring(sign);
        return new OruTimes(
                offset,
                completed(order.path("OBR-7").asText(), offset),
                completed(order.path("OBR-8").asText(), offset));
    }

    /**
     * Writes {@code time}, {@code end} and {@code day} of an observation, in ISO 8601. From midnight to midnight at an unknown
     * offset is a day of which only the date is known.
     *
     * @param observed OBX-14 of the observation or of what contains it; empty where the order says it
     */
    void write(String observed, ObjectNode node) {
        String own = completed(observed, offset);
        String time = own.isEmpty() ? start : own;
        if (time.isEmpty()) {
            return;
        }
        node.put("time", Er7Times.iso(time));
        boolean span = !end.isEmpty() && time.equals(start);
        if (span) {
            node.put("end", Er7Times.iso(end));
        }
        boolean date = span && time.endsWith(UNKNOWN_MIDNIGHT) && end.endsWith(UNKNOWN_MIDNIGHT);
        node.put("day", Er7Times.iso(date ? time.substring(0, 8) : ofDay(time)));
    }

    /** Of a sender who writes all times in UTC nobody knows the day, unless it begins at midnight there. */
    private static String ofDay(String time) {
        boolean utc = time.endsWith("+0000");
        boolean midnight = time.substring(8).matches("0000(00(\\.0+)?)?\\+0000");
        return utc && !midnight ? time.substring(0, time.length() - 5) + "-0000" : time;
    }

    private static String completed(String time, String offset) {
        return time.length() < WITH_HOUR || sign(time) >= 0 ? time : time + offset;
    }

    private static int sign(String time) {
        return Math.max(time.indexOf('+'), time.indexOf('-'));
    }
}
