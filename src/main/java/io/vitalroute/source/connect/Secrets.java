package io.vitalroute.source.connect;

/**
 * Authenticated encryption with a key that is not in the store. What is sealed for one purpose cannot be opened for
 * another.
 */
public interface Secrets {
    /** Encrypts, bound to a purpose such as {@code "tokens " + connection}. */
    byte[] seal(byte[] plain, String purpose);

    /**
     * Decrypts.
     *
     * @throws io.vitalroute.problem.ProblemException where it was changed, sealed for something else, or with a key that
     *     is not there any more
     */
    byte[] open(byte[] sealed, String purpose);

    /** Whether the key in use sealed it; an older key did where not. */
    boolean isCurrent(byte[] sealed);
}
