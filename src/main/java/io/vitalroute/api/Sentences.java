package io.vitalroute.api;

import java.util.Map;

/** The sentences of one page, in its language, with names filled in. */
record Sentences(Texts texts, String language, Map<String, String> blanks) {

    String of(String key) {
        return texts.say(language, key, blanks);
    }

    /** A sentence that may have a translation of its own; else as given. */
    String or(String key, String otherwise) {
        return texts.find(language, key).orElse(otherwise);
    }
}
