package io.vitalroute.sandbox.http;

/** Searching in bytes. */
final class Bytes {
    private Bytes() {}

    /** Whether {@code wanted} occurs in {@code all}. */
    static boolean contains(byte[] all, byte[] wanted) {
        for (int start = 0; start <= all.length - wanted.length; start++) {
            if (startsAt(all, start, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAt(byte[] all, int start, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (all[start + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
