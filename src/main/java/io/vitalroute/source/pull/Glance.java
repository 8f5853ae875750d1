package io.vitalroute.source.pull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/**
 * A look at some places of a JSON document, in memory that does not grow with it. In a pointer, {@code -} is the last
 * element of an array.
 */
final class Glance {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<JsonPointer, Seen> seen = new HashMap<>();

    private Glance() {}

    /**
     * Reads the whole document, and so finds out whether it is one.
     *
     * @throws IOException where it is none, or ends early
     */
    static Glance of(byte[] body, Collection<JsonPointer> places) throws IOException {
        Glance glance = new Glance();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "nothing there");
            }
            glance.value(
                    parser,
                    places.stream()
                            .distinct()
                            .map(place -> new Probe(place, place))
                            .toList());
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something behind the document");
            }
        }
        return glance;
    }

    /** What stands there. */
    Seen at(JsonPointer place) {
        return seen.getOrDefault(place, Seen.ABSENT);
    }

    private void value(JsonParser parser, List<Probe> probes) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue()) {
            found(probes, scalar(token, parser));
        } else if (probes.isEmpty()) {
            parser.skipChildren();
        } else {
            boolean full = token == JsonToken.START_OBJECT ? object(parser, probes) : array(parser, probes);
            found(probes, new Seen(full ? Seen.Kind.FULL : Seen.Kind.EMPTY, null));
        }
    }

    private static Seen scalar(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case VALUE_NULL -> Seen.ABSENT;
            case VALUE_FALSE -> new Seen(Seen.Kind.NO, null);
            default -> {
                String text = parser.getText();
                yield text.isEmpty() ? new Seen(Seen.Kind.NO, null) : new Seen(Seen.Kind.SCALAR, text);
            }
        };
    }

    private boolean object(JsonParser parser, List<Probe> probes) throws IOException {
        boolean full = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            full = true;
            String name = parser.currentName();
            parser.nextToken();
            value(parser, below(probes, probe -> probe.place().matchProperty(name)));
        }
        return full;
    }

    private boolean array(JsonParser parser, List<Probe> probes) throws IOException {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int here = index++;
            List<Probe> last = probes.stream().filter(Probe::isLast).toList();
            last.forEach(probe -> seen.remove(probe.whole()));
            value(
                    parser,
                    below(
                            probes,
                            probe -> probe.isLast()
                                    ? probe.place().tail()
                                    : probe.place().matchElement(here)));
        }
        return index > 0;
    }

    private void found(List<Probe> probes, Seen what) {
        for (Probe probe : probes) {
            if (probe.place().matches()) {
                seen.put(probe.whole(), what);
            }
        }
    }

    private static List<Probe> below(List<Probe> probes, Descent descent) {
        List<Probe> below = new ArrayList<>();
        for (Probe probe : probes) {
            JsonPointer rest = descent.into(probe);
            if (rest != null) {
                below.add(new Probe(probe.whole(), rest));
            }
        }
        return below;
    }

    private interface Descent {
        @Nullable
        JsonPointer into(Probe probe);
    }

    /**
     * A place that is looked for.
     *
     * @param place what is left of it from here
     */
    private record Probe(JsonPointer whole, JsonPointer place) {
        boolean isLast() {
            return "-".equals(place.getMatchingProperty());
        }
    }
}
