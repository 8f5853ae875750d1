package io.vitalroute.hl7;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A message that was read, leniently: any line end, blanks and frame bytes around it, unknown segments, bytes that are not
 * of the declared charset.
 */
final class Er7Message {
    /** {@code MSH|^~\&}. */
    private static final int SHORTEST = 8;

    private final List<Er7Segment> segments;

    private Er7Message(List<Er7Segment> segments) {
        this.segments = segments;
    }

    /** Empty where the bytes are no HL7 v2 message: no MSH in front. */
    static Optional<Er7Message> read(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = raw.indexOf("MSH");
        if (start < 0 || raw.length() < start + SHORTEST || !onlyControls(raw, start)) {
            return Optional.empty();
        }
        String text = new String(bytes, start, bytes.length - start, Charsets.of(raw.substring(start)));
        Er7Decoder decoder = Er7Decoder.of(text);
        return Optional.of(new Er7Message(text.lines()
                .filter(line -> line.length() >= 3)
                .map(line -> Er7Segment.of(line, decoder))
                .toList()));
    }

    Er7Segment header() {
        return segments.get(0);
    }

    Optional<Er7Segment> first(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    List<Er7Segment> all(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).toList();
    }

    private static boolean onlyControls(String raw, int end) {
        return raw.chars().limit(end).allMatch(c -> c <= ' ');
    }
}
