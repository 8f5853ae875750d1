package io.vitalroute.mapping.expect;

import java.io.IOException;

/** Reads the files that tests name. */
@FunctionalInterface
public interface Samples {
    /**
     * The bytes of a file.
     *
     * @param name as the test names it: seen from the folder of the test file
     * @throws IOException where there is none
     */
    byte[] read(String name) throws IOException;
}
