package io.vitalroute.mapping.time;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** One text being read by a {@link TimePattern}. */
final class PatternReader {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private static final int CENTURY = 2000;

    private final String text;
    private int at;
    private int year;
    private int month;
    private int day;
    private int hour = -1;
    private int minute;
    private int second;
    private int nanos;
    private int half = -1;
    private @Nullable ZoneOffset offset;
    private boolean wearers;

    PatternReader(String text) {
        this.text = text;
    }

    boolean literal(char wanted) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        boolean blank = wanted == ' ' && (Character.isSpaceChar(c) || Character.isWhitespace(c));
        if (c != wanted && !blank) {
            return false;
        }
        at++;
        return true;
    }

    boolean field(char letter, int width) {
        return switch (letter) {
            case 'a' -> half();
            case 'Z', 'X', 'x' -> offset();
            case 'S' -> fraction();
            case 'M' -> width == 3 ? monthName() : number(letter, width);
            default -> number(letter, width);
        };
    }

    /** The time, where the whole text has been read and the date exists. */
    @Nullable
    Stamp stamp() {
        if (at != text.length()) {
            return null;
        }
        try {
            boolean dateOnly = hour < 0;
            LocalDateTime local = LocalDateTime.of(year, month, day, dateOnly ? 0 : hour(), minute, second, nanos);
            return new Stamp(local, offset, wearers, dateOnly);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private int hour() {
        if (half < 0) {
            return hour;
        }
        return hour < 1 || hour > 12 ? -1 : hour % 12 + 12 * half;
    }

    private boolean number(char letter, int width) {
        int digits = width == 1 ? Digits.count(text, at, 2) : width;
        int number = digits == 0 ? -1 : Digits.fixed(text, at, digits);
        if (number < 0) {
            return false;
        }
        at += digits;
        switch (letter) {
            case 'y' -> year = width == 2 ? CENTURY + number : number;
            case 'M' -> month = number;
            case 'd' -> day = number;
            case 'H', 'h' -> hour = number;
            case 'm' -> minute = number;
            default -> second = number;
        }
        return true;
    }

    private boolean fraction() {
        int digits = Digits.count(text, at, 9);
        nanos = Digits.fraction(text, at, at + digits);
        at += digits;
        return nanos >= 0;
    }

    private boolean half() {
        String word = upper(2);
        half = List.of("AM", "PM").indexOf(word);
        at += 2;
        return half >= 0;
    }

    private boolean monthName() {
        month = MONTHS.indexOf(upper(3)) + 1;
        at += 3;
        return month > 0;
    }

    private String upper(int length) {
        return at + length > text.length()
                ? ""
                : text.substring(at, at + length).toUpperCase(Locale.ROOT);
    }

    private boolean offset() {
        if (at >= text.length()) {
            return false;
        }
        offset = Offsets.iso(text, at);
        wearers = offset != null && Offsets.isWearers(text, at);
        at = text.length();
        return offset != null;
    }
}
