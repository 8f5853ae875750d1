package io.vitalroute.store;

/** What a decision was based on has changed since; nothing was written. */
final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    Conflict() {
        super("the ledger has moved", null, false, false);
    }
}
