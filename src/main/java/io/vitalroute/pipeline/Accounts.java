package io.vitalroute.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.vitalroute.identity.Links;

/** What the links say of a payload's accounts, looked up once for each, until it turns out that they have changed. */
final class Accounts {
    private final Links links;
    private final Map<Links.Account, Optional<Links.Link>> known = new ConcurrentHashMap<>();

    Accounts(Links links) {
        this.links = links;
    }

    Optional<Links.Link> find(Links.Account account) {
        return known.computeIfAbsent(account, links::find);
    }

    /** The next look is at the links as they are then. */
    void forget() {
        known.clear();
    }
}
