package io.vitalroute.source.connect;

import java.util.List;

import io.vitalroute.source.vendor.OAuth;

/** What a link opens. */
public sealed interface Asked permits Asked.Question, Refused {

    /**
     * What the patient is asked. It tells nothing about the patient: whoever holds the link sees it.
     *
     * @param vendor its name
     * @param title as patients know it
     * @param organisation who asks
     * @param purpose what for
     * @param contact whom to ask, or empty
     * @param scopes what for, in the order of the vendor's file, without those that have no words
     */
    record Question(
            String vendor, String title, String organisation, String purpose, String contact, List<OAuth.Scope> scopes)
            implements Asked {
        /** The list is copied. */
        public Question {
            scopes = List.copyOf(scopes);
        }
    }
}
