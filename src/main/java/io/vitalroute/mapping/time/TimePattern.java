package io.vitalroute.mapping.time;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of DateTimeFormatter's letters {@code yyyy yy MMM MM M dd d HH H hh h mm m ss s S a Z}, compiled once. A blank of
 * the pattern takes any kind of blank: iOS writes U+202F before AM and PM. Month names and AM/PM are English; {@code yy} is a
 * year from 2000 to 2099.
 */
final class TimePattern implements TimeFormat {
    private final List<Step> steps;

    private TimePattern(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** One letter group, or one literal character with the letter {@code '}. */
    private record Step(char letter, int width, char literal) {}

    static TimePattern of(String pattern) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (Character.isLetter(c)) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                steps.add(step(c, end - i));
            } else if (c == '\'') {
                end = pattern.indexOf('\'', i + 1) + 1;
                if (end == 0) {
                    throw new IllegalArgumentException("a quote without its end");
                }
                pattern.substring(i + 1, end - 1).chars().forEach(l -> steps.add(new Step('\'', 1, (char) l)));
            } else {
                steps.add(new Step('\'', 1, c));
            }
            i = end;
        }
        require(steps);
        return new TimePattern(steps);
    }

    private static Step step(char letter, int width) {
        boolean known = switch (letter) {
            case 'y' -> width == 4 || width == 2;
            case 'M' -> width <= 3;
            case 'd', 'H', 'h', 'm', 's' -> width <= 2;
            case 'S' -> width <= 9;
            case 'a', 'Z', 'X', 'x' -> true;
            default -> false;
        };
        if (!known) {
            throw new IllegalArgumentException("\"" + String.valueOf(letter).repeat(width)
                    + "\" is not one of yyyy yy MMM MM M dd d HH H hh h mm m ss s S a Z");
        }
        return new Step(letter, width, ' ');
    }

    private static void require(List<Step> steps) {
        for (char needed : "yMd".toCharArray()) {
            if (steps.stream().noneMatch(s -> s.letter == needed)) {
                throw new IllegalArgumentException("a pattern needs yyyy or yy, a month and a day");
            }
        }
        boolean half = steps.stream().anyMatch(s -> s.letter == 'h');
        if (half != steps.stream().anyMatch(s -> s.letter == 'a')) {
            throw new IllegalArgumentException("h (1 to 12) and a (AM, PM) go together");
        }
    }

    @Override
    public @Nullable Stamp read(JsonNode node) {
        if (!node.isTextual()) {
            return null;
        }
        PatternReader reader = new PatternReader(node.textValue().strip());
        for (Step step : steps) {
            boolean fits = step.letter == '\'' ? reader.literal(step.literal) : reader.field(step.letter, step.width);
            if (!fits) {
                return null;
            }
        }
        return reader.stamp();
    }
}
