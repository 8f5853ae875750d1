package io.vitalroute.source.phone;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose store of health data an app reads. Each is a source of its own, so that they are told apart everywhere. */
public enum Platform {
    HEALTH_CONNECT("health-connect", "health-connect"),
    SAMSUNG_HEALTH("samsung-health", "samsung-health"),
    /** The same store as of Apple Health's export, so the same source. */
    HEALTHKIT("healthkit", "apple-health"),
    /** Anything else, an app with a sensor of its own included. */
    OTHER("other", "phone");

    /** The stream of all that apps send. */
    public static final String STREAM = "app";

    private final String word;
    private final String source;

    Platform(String word, String source) {
        this.word = word;
        this.source = source;
    }

    /** As documents name it. */
    public String word() {
        return word;
    }

    /** As payloads, links and mappings name it. */
    public String source() {
        return source;
    }

    /** By its word. */
    public static Optional<Platform> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Platform::word).toList();
    }
}
