package io.vitalroute.fhir;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads {@code Bundle.entry.response.location} (R4 http.html#create). */
final class LocationText {
    private static final Pattern RESOURCE =
            Pattern.compile("(?:^|/)[A-Z][A-Za-z]{1,40}/([A-Za-z0-9\\-.]{1,64})(?:/_history/[^/]+)?/?$");

    private LocationText() {}

    static @Nullable String id(String location) {
        Matcher matcher = RESOURCE.matcher(location);
        return matcher.find() ? matcher.group(1) : null;
    }
}
