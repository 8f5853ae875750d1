package io.vitalroute.sandbox.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A way in which a server misbehaves with a request. */
public sealed interface Fault {

    /**
     * The request is not carried out and gets this status.
     *
     * @param retryAfter sent as whole seconds in {@code Retry-After}, or null for none
     */
    record Refuse(int status, @Nullable Duration retryAfter) implements Fault {}

    /** The request is carried out and answered properly, but late. */
    record Slow(Duration by) implements Fault {}

    /** The request is read and nothing more ever comes, until the server closes. */
    record Hang() implements Fault {}

    /**
     * The connection is closed instead of an answer.
     *
     * @param carriedOut whether the request took effect first; the sender cannot know
     */
    record Close(boolean carriedOut) implements Fault {}

    /** The request is carried out, but its answer breaks off in the middle. */
    record Truncate() implements Fault {}

    /**
     * The request is carried out, but its answer comes in so many pieces with pauses between them.
     *
     * @param pieces two at least
     */
    record Trickle(int pieces, Duration pause) implements Fault {}

    /** The request is not carried out; a proxy's HTML page comes instead. */
    record Html(int status) implements Fault {}

    /** The request is carried out, but the answer has this status and no body. */
    record Empty(int status) implements Fault {}

    /** 429 with {@code Retry-After}. */
    static Fault tooManyRequests(Duration retryAfter) {
        return new Refuse(429, retryAfter);
    }

    /** A status and nothing else, such as 500. */
    static Fault status(int status) {
        return new Refuse(status, null);
    }
}
