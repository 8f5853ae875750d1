package io.vitalroute.source.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with blanks: {@code {name}} takes a value as it is, {@code {name:format}} writes it in a {@link BlankFormat}, {@code
 * {from-1d:date}} and {@code {to+2h:iso}} shift an instant first, and {@code {page|from:iso}} takes the first of them that
 * is there. A brace is written twice to stand for itself.
 */
public final class Template {
    private static final String WORD = "[a-z]+(?:-[a-z]+)*";
    private static final String NAME = WORD + "(?:-\\d)?";
    private static final String ONE = NAME + "(?:[+-]\\d{1,4}[dhms])?(?::" + WORD + ")?";
    private static final Pattern BLANK = Pattern.compile("\\{\\{|\\}\\}|\\{(" + ONE + "(?:\\|" + ONE + ")*)\\}");

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
            pieces.add(new Plain(text.substring(from, matcher.start()), false));
            String blank = matcher.group(1);
            pieces.add(
                    blank == null
                            ? new Plain(matcher.group().substring(1), true)
                            : new Choice(List.of(blank.split("\\|")).stream()
                                    .map(Blank::of)
                                    .toList()));
            from = matcher.end();
        }
        pieces.add(new Plain(text.substring(from), false));
        return new Template(text, List.copyOf(pieces));
    }

    /** The names of its blanks. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        blanks().forEach(blank -> names.add(blank.name()));
        return names;
    }

    /** Its blanks, alternatives included. */
    List<Blank> blanks() {
        return pieces.stream()
                .filter(Choice.class::isInstance)
                .flatMap(piece -> ((Choice) piece).blanks().stream())
                .toList();
    }

    /** Whether a brace in it belongs to no blank, and is not written twice: mostly a mistake. */
    boolean hasStrayBrace() {
        return pieces.stream()
                .anyMatch(piece -> piece instanceof Plain plain
                        && !plain.escaped()
                        && (plain.text().indexOf('{') >= 0 || plain.text().indexOf('}') >= 0));
    }

    /** The format of the only blank where the whole text is one blank; empty for any other text. */
    Optional<BlankFormat> only() {
        List<Piece> real = pieces.stream()
                .filter(piece ->
                        !(piece instanceof Plain plain) || !plain.text().isEmpty())
                .toList();
        return real.size() == 1 && real.get(0) instanceof Choice choice
                ? choice.blanks().get(0).format()
                : Optional.empty();
    }

    /**
     * Filled with text and instants by name; empty where one of its blanks is absent.
     *
     * @throws IllegalArgumentException for a format that does not fit the value
     */
    public Optional<String> fill(Map<String, Object> values) {
        return fill(values, UnaryOperator.identity());
    }

    /** The same; what stands in a blank goes through a function first, such as one that escapes it. */
    Optional<String> fill(Map<String, Object> values, UnaryOperator<String> escape) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Plain plain) {
                filled.append(plain.text());
            } else {
                Optional<String> value = ((Choice) piece).fill(values);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                filled.append(escape.apply(value.get()));
            }
        }
        return Optional.of(filled.toString());
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

    private sealed interface Piece {}

    private record Plain(String text, boolean escaped) implements Piece {}

    private record Choice(List<Blank> blanks) implements Piece {
        Optional<String> fill(Map<String, Object> values) {
            return blanks.stream().flatMap(blank -> blank.fill(values).stream()).findFirst();
        }
    }
}
