package io.vitalroute.sandbox.cloud;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

import io.vitalroute.sandbox.http.OAuthClient;
import io.vitalroute.sandbox.people.Population;

/**
 * What a vendor's cloud is made of.
 *
 * @param name the vendor's, as the engine calls it
 * @param base where it listens, without a slash at the end
 * @param beginning since when people have been its customers
 * @param rhythm how far the figures of long series lie apart
 * @param clock its own, which may go wrong
 */
public record CloudParts(
        String name,
        URI base,
        Population population,
        OAuthClient client,
        Instant beginning,
        Duration rhythm,
        Clock clock) {

    /** Holds what people do. */
    public Shelf shelf(Collection<Stream> streams) {
        return new Shelf(population, clock, beginning, streams);
    }
}
