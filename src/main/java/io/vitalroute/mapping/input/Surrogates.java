package io.vitalroute.mapping.input;

/**
 * JSON can write half a character ({@code \\ud83d} alone; RFC 8259, section 8.2), which no encoder can send on. It becomes
 * U+FFFD, the sign for a character that could not be kept.
 */
final class Surrogates {
    private Surrogates() {}

    static String mended(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return mend(text);
            }
        }
        return text;
    }

    private static String mend(String text) {
        int[] points = text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .toArray();
        return new String(points, 0, points.length);
    }
}
