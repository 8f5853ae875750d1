package io.vitalroute.mapping.cell;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Paths that are known before there is a payload. */
public final class Paths {
    private Paths() {}

    /** The keys of {@code .body."the items"}; none for {@code .}; null where this is not a path of the payload. */
    public static @Nullable List<String> keys(String path) {
        List<Token> tokens = Tokens.of(path);
        if (tokens.size() == 1 && tokens.get(0).kind() == Token.Kind.DOT) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind() != Token.Kind.KEY) {
                return null;
            }
            keys.add(token.key());
        }
        return keys.isEmpty() ? null : List.copyOf(keys);
    }
}
