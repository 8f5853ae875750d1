package io.vitalroute.canary;

import java.util.regex.Pattern;

/** Marks for values in the payloads of tests: improbable, so that finding one anywhere else means that a value leaked. */
public final class Canary {
    /** Stands in texts. */
    public static final String WORD = "CANARY";

    /** Stands in numbers, from the fourth decimal on: there it changes no value that is rounded to three. */
    public static final String DIGITS = "37193719371";

    /** Without the first digit, before which a point may stand ({@code 3.7193719371E10}); never within a hash. */
    private static final Pattern MARK =
            Pattern.compile(WORD + "|(?<![0-9a-fA-F])[0-9.,]*7193719371[0-9]*(?:E[0-9]+)?(?![0-9a-fA-F])");

    private Canary() {}

    /**
     * A marked number.
     *
     * @param number a decimal number of at most three decimals
     * @return the same number with a mark in the decimals after those
     */
    public static String number(String number) {
        int point = number.indexOf('.');
        String decimals = point < 0 ? "" : number.substring(point + 1);
        return (point < 0 ? number : number.substring(0, point)) + "." + decimals + "0".repeat(3 - decimals.length())
                + DIGITS;
    }

    /** Whether a mark is in the text. */
    public static boolean isIn(String text) {
        return MARK.matcher(text).find();
    }
}
