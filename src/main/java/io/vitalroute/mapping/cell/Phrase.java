package io.vitalroute.mapping.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Some words of a cell that belong together, brackets paired.
 *
 * @param text the whole cell
 */
record Phrase(String text, List<Token> tokens) {

    Token first() {
        return tokens.get(0);
    }

    int size() {
        return tokens.size();
    }

    Phrase from(int start) {
        return new Phrase(text, tokens.subList(start, tokens.size()));
    }

    Phrase part(int start, int end) {
        return new Phrase(text, tokens.subList(start, end));
    }

    /** As it stands in the cell. */
    String said() {
        return text.substring(first().start(), tokens.get(tokens.size() - 1).end());
    }

    /** Whether one pair of these brackets encloses it all. */
    boolean isWrapped(String open) {
        return size() > 1 && first().is(open) && closing(0) == size() - 1;
    }

    /** Without the brackets around it. */
    Phrase unwrapped() {
        return part(1, size() - 1);
    }

    /** Whether it is a call: a name and its arguments, nothing else. */
    boolean isCall() {
        return size() > 2 && first().kind() == Token.Kind.NAME && from(1).isWrapped("(");
    }

    /** The phrases between words that stand in no bracket; the whole alone where there is no such word. */
    List<Phrase> split(Predicate<Token> word) {
        List<Phrase> phrases = new ArrayList<>();
        int start = 0;
        for (int i : top()) {
            if (word.test(tokens.get(i))) {
                phrases.add(part(start, i));
                start = i + 1;
            }
        }
        if (start < size()) {
            phrases.add(from(start));
        }
        return phrases;
    }

    /** Positions of the words that stand in no bracket. */
    List<Integer> top() {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.OPEN) {
                i = closing(i);
            } else {
                positions.add(i);
            }
        }
        return positions;
    }

    /** Where the bracket that opens here is closed. */
    int closing(int open) {
        int depth = 0;
        for (int i = open; i < size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.OPEN) {
                depth++;
            } else if (tokens.get(i).kind() == Token.Kind.CLOSE && --depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("JSLT has accepted a cell with an open bracket");
    }
}
