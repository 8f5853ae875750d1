package io.vitalroute.source.pull;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The mark of a page as an errand keeps it: with what it takes to notice that a vendor sends us in a circle. A landmark is set
 * at each page whose number is a power of two; who walks in a circle comes by it again (Brent, An improved Monte Carlo
 * factorization algorithm, BIT 20, 1980, section 2).
 *
 * @param number of the page; the first one, which has no mark, is 1
 * @param landmark hash of the mark of a page before it
 * @param mark the vendor's
 */
record PageMark(int number, int landmark, String mark) {
    /** No stretch has so many pages. */
    private static final int MOST = 10_000;
    /** No mark is longer. */
    private static final int LONGEST = 4000;

    /** The errand's; empty for the first page. */
    static Optional<PageMark> of(@Nullable String page) {
        if (page == null) {
            return Optional.empty();
        }
        String[] parts = page.split(" ", 3);
        return Optional.of(new PageMark(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]));
    }

    /** As the errand keeps it. */
    String text() {
        return number + " " + landmark + " " + mark;
    }

    /** The next one; empty where it leads in a circle, or nowhere. */
    static Optional<PageMark> next(Optional<PageMark> here, String mark) {
        if (mark.length() > LONGEST) {
            return Optional.empty();
        }
        if (here.isEmpty()) {
            return Optional.of(new PageMark(2, mark.hashCode(), mark));
        }
        PageMark before = here.get();
        int number = before.number + 1;
        boolean known = mark.equals(before.mark) || mark.hashCode() == before.landmark;
        if (known || number > MOST) {
            return Optional.empty();
        }
        return Optional.of(
                new PageMark(number, Integer.bitCount(number) == 1 ? mark.hashCode() : before.landmark, mark));
    }
}
