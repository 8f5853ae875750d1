package io.vitalroute.sandbox.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A page of a longer answer.
 *
 * @param items what stands on it
 * @param next offset of the page behind it; empty where there is none
 */
public record Pages<T>(List<T> items, Optional<Integer> next) {
    /** The items are copied. */
    public Pages {
        items = List.copyOf(items);
    }

    /** From an offset on, at most so many; an offset behind the end gives an empty page. */
    public static <T> Pages<T> of(List<T> all, int offset, int size) {
        int from = Math.min(Math.max(0, offset), all.size());
        int to = Math.min(all.size(), from + size);
        return new Pages<>(all.subList(from, to), to < all.size() ? Optional.of(to) : Optional.empty());
    }

    /** The mark of the next page, opaque, bound to the question that it continues. */
    public Optional<String> mark(String question) {
        return next.map(offset -> Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (offset + "|" + Integer.toHexString(question.hashCode())).getBytes(StandardCharsets.UTF_8)));
    }

    /** The offset that a mark stands for; empty where it belongs to another question or is none. */
    public static Optional<Integer> offset(String mark, String question) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            return bar > 0 && text.substring(bar + 1).equals(Integer.toHexString(question.hashCode()))
                    ? Optional.of(Integer.parseInt(text.substring(0, bar)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
