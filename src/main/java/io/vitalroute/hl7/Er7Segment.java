package io.vitalroute.hl7;

import java.util.regex.Pattern;

/** One segment that was read. What is not there is empty; fields have the numbers of the HL7 standard. */
final class Er7Segment {
    private final String[] fields;
    private final int shift;
    private final Er7Decoder decoder;

    private Er7Segment(String[] fields, int shift, Er7Decoder decoder) {
        this.fields = fields;
        this.shift = shift;
        this.decoder = decoder;
    }

    static Er7Segment of(String line, Er7Decoder decoder) {
        String[] fields = split(line, decoder.field());
        boolean header = line.startsWith("MSH") || line.startsWith("FHS") || line.startsWith("BHS");
        return new Er7Segment(fields, header ? 1 : 0, decoder);
    }

    String name() {
        return fields[0];
    }

    /** The field as it was sent, with its repetitions. */
    String field(int number) {
        int index = number - shift;
        return index < fields.length ? fields[index] : "";
    }

    /** A component of the first repetition, unescaped and without blanks around it. */
    String component(int number, int component) {
        return decoder.unescape(part(first(number), decoder.component(), component))
                .strip();
    }

    /** A subcomponent of the first repetition, unescaped and without blanks around it. */
    String subcomponent(int number, int component, int subcomponent) {
        String outer = part(first(number), decoder.component(), component);
        return decoder.unescape(part(outer, decoder.subcomponent(), subcomponent))
                .strip();
    }

    private String first(int number) {
        return part(field(number), decoder.repetition(), 1);
    }

    private static String part(String text, char separator, int number) {
        String[] parts = split(text, separator);
        return number <= parts.length ? parts[number - 1] : "";
    }

    private static String[] split(String text, char separator) {
        return text.split(Pattern.quote(String.valueOf(separator)), -1);
    }
}
