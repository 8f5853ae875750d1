package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of an entry, with holes.
 *
 * @param fixed one piece more than there are holes
 * @param period whether the time is told as a period
 */
@SuppressWarnings("ArrayRecordComponent")
record Template(byte[][] fixed, Hole[] holes, boolean period) {

    /**
     * Cuts the marks out of a sample.
     *
     * @param marks text that stands where a hole is to be, and nowhere else
     */
    static Template cut(byte[] sample, Map<Hole, String> marks, boolean period) {
        String text = new String(sample, StandardCharsets.ISO_8859_1);
        List<byte[]> fixed = new ArrayList<>();
        List<Hole> holes = new ArrayList<>();
        int from = 0;
        for (Cut next = Cut.first(text, from, marks); next != null; next = Cut.first(text, from, marks)) {
            fixed.add(Arrays.copyOfRange(sample, from, next.at));
            holes.add(next.hole);
            from = next.at + next.length;
        }
        fixed.add(Arrays.copyOfRange(sample, from, sample.length));
        return new Template(fixed.toArray(byte[][]::new), holes.toArray(Hole[]::new), period);
    }

    void fill(Bytes out, Filling filling) {
        for (int i = 0; i < holes.length; i++) {
            out.write(fixed[i]);
            filling.write(holes[i], out);
        }
        out.write(fixed[holes.length]);
    }

    private record Cut(Hole hole, int at, int length) {
        static @Nullable Cut first(String text, int from, Map<Hole, String> marks) {
            Cut first = null;
            for (Map.Entry<Hole, String> mark : marks.entrySet()) {
                int at = text.indexOf(mark.getValue(), from);
                if (at >= 0 && (first == null || at < first.at)) {
                    first = new Cut(mark.getKey(), at, mark.getValue().length());
                }
            }
            return first;
        }
    }
}
