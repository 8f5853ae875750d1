package io.vitalroute.durable;

import io.vitalroute.canary.Canary;
import io.vitalroute.reading.Hashes;

/**
 * One weight of one person, as Withings tells it.
 *
 * @param version a later one corrects an earlier one of the same group
 */
record Weighing(String account, long group, int version, int grams) {

    /** What Withings sends. */
    String payload() {
        long date = 1_773_473_000L + group % 1_000_000 * 60;
        return """
                {"status":0,"body":{"updatetime":%d,"timezone":"Europe/Zurich","measuregrps":[{"grpid":%d,"attrib":0,\
                "date":%d,"created":%d,"modified":%d,"category":1,"deviceid":"c0ffee01","model":"Body Scan",\
                "measures":[{"value":%d%s,"type":1,"unit":-14}]}]}}""".formatted(date, group, date, date, date + version, grams, Canary.DIGITS);
    }

    /** The reading's key: source, account, metric and the vendor's id. */
    String key() {
        return Hashes.of("withings", account, "body-weight", Long.toString(group));
    }

    /** The same weighing, corrected. */
    Weighing corrected(int otherGrams) {
        return new Weighing(account, group, version + 1, otherGrams);
    }
}
