package io.vitalroute.source.vendor;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor is asked for notices. Blanks of its calls: {callback} is the address that notices go to, {topic} with its
 * parts between full stops {topic-first} and {topic-second}, {remote} the vendor's id of the subscription, {token} the word by which
 * we know its challenge; and {client-id}, {client-secret}, {client-basic}.
 *
 * @param perConnection whether each account is subscribed, with its own access token; else once for all
 * @param topics what is asked for, in the vendor's words
 * @param subscribe asks for one topic
 * @param there asks which there are; null where the vendor does not tell
 * @param renew null where subscriptions do not end by themselves
 * @param revive puts one that the vendor has switched off back to work; null where it never does
 * @param remove ends one
 * @param answer where members stand in the answers
 * @param renewBefore how long before its end one is renewed
 */
public record Subscribing(
        boolean perConnection,
        List<String> topics,
        Call subscribe,
        @Nullable Call there,
        @Nullable Call renew,
        @Nullable Call revive,
        Call remove,
        Members answer,
        Duration renewBefore) {
    /** The list is copied. */
    public Subscribing {
        topics = List.copyOf(topics);
    }

    /**
     * Where members stand. All but {@code items} and {@code secret} are looked for in each item.
     *
     * @param items the array of subscriptions
     * @param topic what an item is about; several places are joined by a full stop
     * @param callback where its notices go
     * @param remote the vendor's id of it; null where there is none
     * @param expires when it ends, in UTC; null where it does not
     * @param active whether it works; null where nothing is said
     * @param secret in the answer to {@code subscribe}: what the vendor signs with; null where it tells none
     */
    public record Members(
            JsonPointer items,
            List<JsonPointer> topic,
            JsonPointer callback,
            @Nullable JsonPointer remote,
            @Nullable JsonPointer expires,
            @Nullable JsonPointer active,
            @Nullable JsonPointer secret) {
        /** The list is copied. */
        public Members {
            topic = List.copyOf(topic);
        }
    }
}
