package io.vitalroute.mapping.input;

import java.util.List;

/** JSON pointers (RFC 6901, section 3). */
final class Pointers {
    private Pointers() {}

    static String of(List<String> keys) {
        StringBuilder pointer = new StringBuilder();
        keys.forEach(key -> pointer.append('/').append(escape(key)));
        return pointer.toString();
    }

    /** A key as it stands in a pointer; control characters, which could break a log line, become question marks. */
    static String escape(String key) {
        return key.chars().allMatch(Pointers::isPlain)
                ? key
                : key.replace("~", "~0").replace("/", "~1").replaceAll("\\p{Cntrl}", "?");
    }

    private static boolean isPlain(int character) {
        return character > ' ' && character < '\u007f' && character != '~' && character != '/';
    }
}
