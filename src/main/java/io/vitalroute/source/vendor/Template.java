package io.vitalroute.source.vendor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with blanks: {@code {name}} takes a value as it is, {@code {name:format}} writes an instant. Formats: {@code
 * epoch-seconds}, {@code epoch-millis}, {@code iso} ({@code 2026-03-14T07:30:00Z}), {@code local} (the same without its
 * Z, in UTC), {@code date} (of UTC), {@code day-after} (the next one, for ends that are exclusive). A brace is written
 * twice to stand for itself.
 */
public final class Template {
    /** The formats of instants. */
    public static final Set<String> FORMATS =
            Set.of("epoch-seconds", "epoch-millis", "iso", "local", "date", "day-after");

    private static final Pattern BLANK = Pattern.compile("\\{\\{|\\}\\}|\\{([a-z][a-z0-9-]*)(?::([a-z-]+))?\\}");

    private final String text;
    private final List<Piece> pieces;

    private Template(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    /** Reads a template; a brace that belongs to no blank stands for itself. */
    public static Template of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = BLANK.matcher(text);
        int from = 0;
        while (matcher.find()) {
            pieces.add(new Piece.Plain(text.substring(from, matcher.start())));
            String name = matcher.group(1);
            pieces.add(
                    name == null
                            ? new Piece.Plain(matcher.group().substring(1))
                            : new Piece.Blank(name, Optional.ofNullable(matcher.group(2))));
            from = matcher.end();
        }
        pieces.add(new Piece.Plain(text.substring(from)));
        return new Template(text, List.copyOf(pieces));
    }

    /** The names of its blanks. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Blank blank) {
                names.add(blank.name());
            }
        }
        return names;
    }

    /** The formats that it uses, known or not. */
    public Set<String> formats() {
        Set<String> formats = new TreeSet<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Blank blank) {
                blank.format().ifPresent(formats::add);
            }
        }
        return formats;
    }

    /**
     * Filled with text and instants by name; empty where one of its blanks is absent.
     *
     * @throws IllegalArgumentException for a format that does not fit the value
     */
    public Optional<String> fill(Map<String, Object> values) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Plain plain) {
                filled.append(plain.text());
            } else if (piece instanceof Piece.Blank blank) {
                Object value = values.get(blank.name());
                if (value == null) {
                    return Optional.empty();
                }
                filled.append(written(value, blank));
            }
        }
        return Optional.of(filled.toString());
    }

    private static String written(Object value, Piece.Blank blank) {
        if (blank.format().isEmpty()) {
            return value.toString();
        }
        if (!(value instanceof Instant instant)) {
            throw new IllegalArgumentException(blank.name() + " is no time");
        }
        LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (blank.format().get()) {
            case "epoch-seconds" -> Long.toString(instant.getEpochSecond());
            case "epoch-millis" -> Long.toString(instant.toEpochMilli());
            case "iso" -> instant.truncatedTo(ChronoUnit.SECONDS).toString();
            case "local" -> instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
            case "date" -> day.toString();
            case "day-after" -> day.plusDays(1).toString();
            default ->
                throw new IllegalArgumentException(
                        "unknown format " + blank.format().get());
        };
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private sealed interface Piece {
        record Plain(String text) implements Piece {}

        record Blank(String name, Optional<String> format) implements Piece {}
    }
}
