package io.vitalroute.mapping.input;

/**
 * How far a body may go before it is taken for an attack or a mistake. Memory is bounded by these, never by the body.
 *
 * <p>What is kept as a tree is weighed: its characters, and {@link #TOKEN} for each of its tokens, since in memory an empty
 * object takes far more than its two characters. A tree takes about two to six bytes for each unit of weight.
 *
 * @param wholeBytes a JSON body up to this size is kept in memory as a tree; a larger one is read twice, as a stream
 * @param itemWeight the most that one item may weigh; also the longest row and form, in characters
 * @param outsideWeight the most that all that surrounds the items may weigh
 * @param depth how deep arrays, objects and elements may be nested
 * @param numberCharacters the longest number, in characters
 * @param exponent the largest power of ten, up or down, that a number may reach: a short {@code 1e999999999} would
 *     become a gigabyte of digits later
 * @param archive for zip archives
 */
public record Limits(
        long wholeBytes,
        int itemWeight,
        int outsideWeight,
        int depth,
        int numberCharacters,
        int exponent,
        Archive archive) {

    /** What a token weighs beside its characters: a bracket, key or value of JSON; an element of XML counts as four. */
    static final int TOKEN = 16;

    private static final int MEGA = 1 << 20;

    /**
     * Limits of a zip archive.
     *
     * @param bytes the most that all entries together may unpack to
     * @param ratio the most that an archive may grow by unpacking; counts only beyond the first ten megabytes
     * @param entries the most entries
     */
    public record Archive(long bytes, int ratio, int entries) {}

    /** For every body that a vendor is known to send, the Apple export of many years included. */
    public static Limits standard() {
        return new Limits(MEGA, 32 * MEGA, 32 * MEGA, 100, 200, 400, new Archive(16L << 30, 200, 100_000));
    }

    /** The same with another limit for bodies that are kept as a tree; 0 streams everything. */
    public Limits withWholeBytes(long bytes) {
        return new Limits(bytes, itemWeight, outsideWeight, depth, numberCharacters, exponent, archive);
    }

    /** The same with another limit for the weight of an item, and of what surrounds the items. */
    public Limits withWeight(int weight) {
        return new Limits(wholeBytes, weight, weight, depth, numberCharacters, exponent, archive);
    }

    /** How large a body may be to be kept as a tree: none that size can have an item that weighs too much. */
    long whole() {
        return Math.min(wholeBytes, itemWeight / (TOKEN + 1));
    }

    /** The same with other limits for archives. */
    public Limits withArchive(Archive other) {
        return new Limits(wholeBytes, itemWeight, outsideWeight, depth, numberCharacters, exponent, other);
    }
}
