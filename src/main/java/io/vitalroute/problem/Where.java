package io.vitalroute.problem;

/**
 * The place of a problem.
 *
 * @param what a file as the user named it, a payload id, or a destination; never a value
 * @param line 1-based, 0 where there is none
 * @param column 1-based, 0 where there is none
 * @param path a JSON pointer into a payload ({@code /body/measuregrps/0/date}) or a field's path, or empty
 */
public record Where(String what, int line, int column, String path) {

    /** A place in a text file. */
    public static Where file(String file, int line, int column) {
        return new Where(file, line, column, "");
    }

    /** A place in a payload, by JSON pointer. */
    public static Where payload(String id, String pointer) {
        return new Where(id, 0, 0, pointer);
    }

    /** Something without an inner place: a destination, an account, a command line. */
    public static Where of(String what) {
        return new Where(what, 0, 0, "");
    }

    /** {@code file:line:col}, {@code payload /path}, or the bare name. */
    @Override
    public String toString() {
        String place = line > 0 ? what + ":" + line + ":" + column : what;
        return path.isEmpty() ? place : place + " " + path;
    }
}
