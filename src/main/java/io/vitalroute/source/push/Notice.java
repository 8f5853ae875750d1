package io.vitalroute.source.push;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What a notice asks for. */
public sealed interface Notice {

    /**
     * There is something to fetch.
     *
     * @param account the vendor's user id
     * @param from beginning of what changed; null where the notice names no time
     * @param to its end; null where it names none
     * @param object the vendor's id of one object, or an address that may be called; null for a span of time
     */
    record Fetch(
            String account,
            String feed,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String object) implements Notice {}

    /**
     * Something was deleted: the notice is kept as a payload, and the stream's mapping takes back.
     *
     * @param delivery the vendor's id of the notice; null where there is none
     * @param body the notice alone, as JSON
     */
    record Deleted(String account, String stream, @Nullable String delivery, String body) implements Notice {
        @Override
        public String toString() {
            return "Deleted[" + stream + "]";
        }
    }

    /** The user has left: the vendor tells us nothing more of him. */
    record Left(String account) implements Notice {}

    /** The user changed what may be read. */
    record Granted(String account, Set<String> scopes) implements Notice {
        /** The scopes are copied. */
        public Granted {
            scopes = Set.copyOf(scopes);
        }
    }

    /** Nothing that the vendor's file knows, or that it leaves; counted by its topic. */
    record Other(String topic) implements Notice {}
}
