package io.vitalroute.mapping.cell;

/**
 * A word of a cell.
 *
 * @param text as written, quotes included
 * @param start offset in the cell
 */
record Token(Kind kind, String text, int start) {
    enum Kind {
        /** {@code "text"}. */
        STRING,
        NUMBER,
        /** A function, or a word of the language. */
        NAME,
        /** {@code .name} or {@code ."name"}. */
        KEY,
        /** A dot alone. */
        DOT,
        /** {@code $name}. */
        VARIABLE,
        /** {@code == != < <= > >= + - * / |} and marks that JSLT does not know. */
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA,
        COLON,
        /** A string without its end. */
        BROKEN
    }

    int end() {
        return start + text.length();
    }

    boolean is(String word) {
        return text.equals(word) && kind != Kind.STRING;
    }

    /** The name that a KEY asks for. */
    String key() {
        String name = text.substring(1);
        return name.startsWith("\"") ? Literals.unquoted(name) : name;
    }

    boolean isComparison() {
        return isOrder() || (kind == Kind.OPERATOR && (text.equals("==") || text.equals("!=")));
    }

    boolean isOrder() {
        return kind == Kind.OPERATOR
                && (text.equals("<") || text.equals("<=") || text.equals(">") || text.equals(">="));
    }
}
