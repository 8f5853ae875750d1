package io.vitalroute.mapping.input;

/**
 * How far a body may go before it is taken for an attack or a mistake. Memory is bounded by these, never by the body.
 *
 * @param wholeBytes a JSON body up to this size is kept in memory as a tree; a larger one is read twice, as a stream
 * @param itemCharacters the longest item, in characters of the body
 * @param outsideCharacters how much may surround the items, in characters of the body
 * @param depth how deep arrays, objects and elements may be nested
 * @param numberCharacters the longest number, in characters
 * @param exponent the largest power of ten, up or down, that a number may reach: a short {@code 1e999999999} would
 *     become a gigabyte of digits later
 * @param archive for zip archives
 */
public record Limits(
        long wholeBytes,
        int itemCharacters,
        int outsideCharacters,
        int depth,
        int numberCharacters,
        int exponent,
        Archive archive) {

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
        return new Limits(MEGA, 16 * MEGA, 16 * MEGA, 100, 200, 400, new Archive(16L << 30, 200, 100_000));
    }

    /** The same with another limit for bodies that are kept as a tree; 0 streams everything. */
    public Limits withWholeBytes(long bytes) {
        return new Limits(bytes, itemCharacters, outsideCharacters, depth, numberCharacters, exponent, archive);
    }

    /** The same with another limit for items and for what surrounds them. */
    public Limits withItemCharacters(int characters) {
        return new Limits(wholeBytes, characters, characters, depth, numberCharacters, exponent, archive);
    }

    /** The same with other limits for archives. */
    public Limits withArchive(Archive other) {
        return new Limits(wholeBytes, itemCharacters, outsideCharacters, depth, numberCharacters, exponent, other);
    }
}
