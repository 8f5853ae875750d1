package io.vitalroute.camel;

import java.util.Map;
import java.util.stream.Collectors;

import io.vitalroute.camel.operations.Fetching;
import io.vitalroute.camel.operations.PushCounts;
import io.vitalroute.camel.push.PushParts;
import io.vitalroute.source.connect.AccessTokens;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Connections;
import io.vitalroute.source.connect.Secrets;
import io.vitalroute.source.connect.Subscriptions;
import io.vitalroute.source.http.HttpExchange;
import io.vitalroute.source.pull.Errands;
import io.vitalroute.source.vendor.Vendors;

/**
 * What the engine knows of vendors, and its side of the connections with them.
 *
 * @param tokens access tokens that are still good, by connection
 * @param http carries calls that are no part of a route, such as token requests
 */
public record VendorParts(
        Vendors vendors,
        Connections connections,
        Subscriptions subscriptions,
        Errands errands,
        Secrets secrets,
        AccessTokens tokens,
        HttpExchange http) {

    /** How fetching stands. */
    public Fetching fetching() {
        Map<String, Long> lost = connections.list(null, Connection.State.NEEDS_RECONNECT).stream()
                .collect(Collectors.groupingBy(Connection::vendor, Collectors.counting()));
        return new Fetching(errands.standings(), lost);
    }

    /** What the beans for pushes stand on. */
    PushParts push(EngineParts engine, PushCounts counts) {
        return new PushParts(
                vendors,
                connections,
                errands,
                subscriptions,
                secrets,
                connection -> tokens.get(connection).value(),
                http,
                engine.inbox(),
                engine.settings(),
                counts,
                engine.clock());
    }
}
