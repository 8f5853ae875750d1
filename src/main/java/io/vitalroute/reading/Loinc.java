package io.vitalroute.reading;

import java.util.regex.Pattern;

/** LOINC's own check digit (LOINC Users' Guide, appendix C: mod 10), which catches codes that were mistyped or made up. */
final class Loinc {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,7}-[0-9]");
    private static final Pattern ANSWER_OR_PART = Pattern.compile("L[AP][0-9]+-[0-9]");

    private Loinc() {}

    static boolean isValid(String code) {
        if (ANSWER_OR_PART.matcher(code).matches()) {
            return true;
        }
        return FORM.matcher(code).matches() && checkDigit(code) == code.charAt(code.length() - 1) - '0';
    }

    private static int checkDigit(String code) {
        int dash = code.indexOf('-');
        int sum = 0;
        boolean twice = true;
        for (int i = dash - 1; i >= 0; i--) {
            int digit = (code.charAt(i) - '0') * (twice ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            twice = !twice;
        }
        return (10 - sum % 10) % 10;
    }
}
