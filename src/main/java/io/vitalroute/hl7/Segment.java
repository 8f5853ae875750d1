package io.vitalroute.hl7;

import org.jspecify.annotations.Nullable;

/** One segment being written. Fields have the numbers of the HL7 standard; empty ones at the end are left out. */
final class Segment {
    private static final int FIELDS = 32;

    private static final String DELIMITERS = "^~\\&";

    private final String name;
    private final boolean header;
    private final @Nullable String[] fields = new @Nullable String[FIELDS];
    private int last;

    private Segment(String name, boolean header) {
        this.name = name;
        this.header = header;
    }

    /** A segment such as OBX. */
    static Segment of(String name) {
        return new Segment(name, false);
    }

    /** A segment that declares the delimiters in its fields 1 and 2: MSH, FHS, BHS. */
    static Segment header(String name) {
        return new Segment(name, true);
    }

    /** One value, which is escaped here. Null and empty leave the field empty. */
    Segment text(int field, @Nullable String value) {
        return raw(field, value == null ? "" : Er7.escape(value));
    }

    /** Components, which are escaped here. */
    Segment parts(int field, @Nullable String... components) {
        return raw(field, Er7.components(components));
    }

    /** A field that is written in ER7 already. */
    Segment raw(int field, String er7) {
        if (!er7.isEmpty()) {
            fields[field] = er7;
            last = Math.max(last, field);
        }
        return this;
    }

    /** Writes the segment with its end, a carriage return. */
    void appendTo(StringBuilder out) {
        out.append(name);
        if (header) {
            out.append('|').append(DELIMITERS);
        }
        for (int i = header ? 3 : 1; i <= last; i++) {
            String value = fields[i];
            out.append('|').append(value == null ? "" : value);
        }
        out.append(Er7.SEGMENT_END);
    }
}
