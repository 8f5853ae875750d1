package io.vitalroute.source.vendor;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a vendor notifies us, and how we know that it is the vendor.
 *
 * @param answer the HTTP status that tells it that a notice has arrived; some vendors want exactly one
 * @param secret whether a secret that only the vendor and we know is the part {@code {secret}} of the address
 * @param authorization whether each request carries an {@code Authorization} header whose value we chose
 * @param client header in which it names our client id, which must be the right one where the setting is set; else null
 * @param signature null where it does not sign
 * @param greetings requests that are no notices: how a vendor makes sure that somebody is there
 * @param notices how notices are read; null where what is pushed is the data itself
 * @param subscribing how notices are asked for; null where that is done at the vendor's own site
 */
public record Push(
        int answer,
        boolean secret,
        boolean authorization,
        @Nullable String client,
        @Nullable Signature signature,
        List<Greeting> greetings,
        @Nullable NoticeForm notices,
        @Nullable Subscribing subscribing) {
    /** The list is copied. */
    public Push {
        greetings = List.copyOf(greetings);
    }
}
