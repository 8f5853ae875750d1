package io.vitalroute.source.vendor;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
 * @param hosts the only hosts that are ever called, with their ports where these are not the usual ones; those of the
 *     addresses in the file included
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
        feeds = Collections.unmodifiableMap(new LinkedHashMap<>(feeds));
    }

    /** Whether an address may be called: a host of the vendor's, without a user name, and https unless the API is not. */
    public boolean allows(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String authority = address.getRawAuthority();
        return (scheme.equals("https") || (scheme.equals("http") && api.startsWith("http:")))
                && authority != null
                && hosts.contains(authority.toLowerCase(Locale.ROOT));
    }

    /** A whole address: {@code /path} is below the API, {@code name} beside the token address. */
    String resolve(String address) {
        if (address.startsWith("/")) {
            return api + address;
        }
        boolean whole = address.startsWith("https:") || address.startsWith("http:");
        return whole || oauth == null
                ? address
                : URI.create(oauth.token()).resolve(address).toString();
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
