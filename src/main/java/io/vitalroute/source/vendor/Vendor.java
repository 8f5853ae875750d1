package io.vitalroute.source.vendor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A vendor's cloud.
 *
 * @param name the source of its payloads, and the name of its file
 * @param title as patients know it
 * @param api base address of its data, without a slash at the end
 * @param hosts the only hosts that are ever called, those of the addresses in the file included
 * @param oauth how a patient connects; null for vendors that only push
 * @param answers how it tells that a call failed
 * @param limits how often it may be called
 * @param feeds what can be fetched, by name
 * @param push how it notifies us; null where it does not
 */
public record Vendor(
        String name,
        String title,
        String api,
        Set<String> hosts,
        @Nullable OAuth oauth,
        Answers answers,
        Limits limits,
        Map<String, Feed> feeds,
        @Nullable Push push) {
    /** Everything is copied. */
    public Vendor {
        hosts = Set.copyOf(hosts);
        feeds = Map.copyOf(feeds);
    }

    /** A feed by its name. */
    public Optional<Feed> feed(String feed) {
        return Optional.ofNullable(feeds.get(feed));
    }

    /** The feeds whose scope was granted. */
    public List<Feed> granted(Set<String> scopes) {
        return feeds.values().stream()
                .filter(feed -> feed.scope() == null || scopes.contains(feed.scope()))
                .toList();
    }
}
