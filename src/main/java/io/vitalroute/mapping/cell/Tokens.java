package io.vitalroute.mapping.cell;

import java.util.ArrayList;
import java.util.List;

/** Splits a cell into words, as JSLT does; never fails. */
final class Tokens {
    private static final List<String> TWO = List.of("==", "!=", "<=", ">=", "&&", "||");
    private final String text;
    private final List<Token> found = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        Tokens tokens = new Tokens(text);
        tokens.scan();
        return List.copyOf(tokens.found);
    }

    private void scan() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                Token token = next(text.charAt(at));
                found.add(token);
                at = token.end();
            }
        }
    }

    private Token next(char c) {
        return switch (c) {
            case '"' -> string(at);
            case '.' -> key();
            case '$' -> token(Token.Kind.VARIABLE, nameEnd(at + 1));
            case '(', '[', '{' -> token(Token.Kind.OPEN, at + 1);
            case ')', ']', '}' -> token(Token.Kind.CLOSE, at + 1);
            case ',' -> token(Token.Kind.COMMA, at + 1);
            case ':' -> token(Token.Kind.COLON, at + 1);
            default -> isNameChar(c) ? word() : operator();
        };
    }

    private Token key() {
        int next = at + 1;
        if (next < text.length() && text.charAt(next) == '"') {
            Token quoted = string(next);
            return token(quoted.kind() == Token.Kind.BROKEN ? Token.Kind.BROKEN : Token.Kind.KEY, quoted.end());
        }
        int end = nameEnd(next);
        return token(end > next ? Token.Kind.KEY : Token.Kind.DOT, end);
    }

    private Token string(int from) {
        for (int i = from + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return new Token(Token.Kind.STRING, text.substring(from, i + 1), from);
            }
        }
        return new Token(Token.Kind.BROKEN, text.substring(from), from);
    }

    private Token word() {
        int end = nameEnd(at);
        String word = text.substring(at, end);
        if (isInteger(word)) {
            int fraction = end + 1;
            while (fraction < text.length() && isDigit(text.charAt(fraction))) {
                fraction++;
            }
            boolean decimal = end < text.length() && text.charAt(end) == '.' && fraction > end + 1;
            return token(Token.Kind.NUMBER, decimal ? fraction : end);
        }
        return token(word.equals("-") ? Token.Kind.OPERATOR : Token.Kind.NAME, end);
    }

    private Token operator() {
        boolean two = at + 1 < text.length() && TWO.contains(text.substring(at, at + 2));
        return token(Token.Kind.OPERATOR, two ? at + 2 : at + 1);
    }

    private Token token(Token.Kind kind, int end) {
        return new Token(kind, text.substring(at, end), at);
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length() && isNameChar(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isInteger(String word) {
        int from = word.startsWith("-") ? 1 : 0;
        return word.length() > from && word.chars().skip(from).allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameChar(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '-';
    }
}
