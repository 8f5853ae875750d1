package io.vitalroute.mapping.time;

/** ASCII digits at known places. */
final class Digits {
    private static final int[] TENS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1
    };

    private Digits() {}

    /** The number of {@code count} digits, or -1. */
    static int fixed(String text, int from, int count) {
        if (from + count > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + count; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** How many digits begin here, at most {@code most}. */
    static int count(String text, int from, int most) {
        int end = from;
        while (end < text.length() && end - from < most && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - from;
    }

    /** Nanoseconds of a fraction of a second of 1 to 9 digits, or -1. */
    static int fraction(String text, int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > 9) {
            return -1;
        }
        int number = fixed(text, from, digits);
        return number < 0 ? -1 : number * TENS[digits];
    }
}
