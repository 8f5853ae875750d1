package io.vitalroute.source.connect;

import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess. */
final class Randomness {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Randomness() {}

    /** So many random bytes as text that may stand in an address. */
    static String text(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
