package io.vitalroute.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.Encoded.FhirBundle;

/**
 * Cuts Bundles that {@link FhirEncoder} wrote, so that one bad entry does not hold up its neighbours. A part takes along
 * the devices that its Observations name, and provenance of what it holds. The same Bundle is always cut the same way.
 */
public final class FhirBundles {
    private static final ObjectMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final String URN = "urn:uuid:";

    private static final byte[] ENTRY = "\"fullUrl\":\"urn:uuid:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] READING =
            "\"resource\":{\"resourceType\":\"Observation\"".getBytes(StandardCharsets.US_ASCII);

    private FhirBundles() {}

    /** How many entries a Bundle of ours holds. No text inside can look like a name and its colon: its quotes are escaped. */
    public static int entries(byte[] bundle) {
        return Bytes.count(bundle, ENTRY);
    }

    /** How many of them are readings. */
    static int readings(byte[] bundle) {
        return Bytes.count(bundle, READING);
    }

    /** For each entry the key of its reading; null for devices and provenance. */
    public static List<@Nullable String> keys(byte[] bundle) {
        List<@Nullable String> keys = new ArrayList<>();
        read(bundle).path("entry").forEach(entry -> keys.add(isReading(entry) ? key(entry) : null));
        return keys;
    }

    /** Both halves, by readings; empty where there is only one reading. */
    public static List<FhirBundle> halves(byte[] bundle) {
        ObjectNode root = read(bundle);
        List<JsonNode> readings = readings(root);
        if (readings.size() < 2) {
            return List.of();
        }
        int middle = readings.size() / 2;
        return List.of(cut(root, readings.subList(0, middle)), cut(root, readings.subList(middle, readings.size())));
    }

    /**
     * The blamed entries each by itself, behind all others together; halves where no reading is blamed, or all are.
     *
     * @param suspects places of entries, from 0
     */
    public static List<FhirBundle> isolate(byte[] bundle, Collection<Integer> suspects) {
        ObjectNode root = read(bundle);
        List<JsonNode> good = new ArrayList<>();
        List<JsonNode> blamed = new ArrayList<>();
        JsonNode entries = root.path("entry");
        for (int i = 0; i < entries.size(); i++) {
            if (isReading(entries.get(i))) {
                (suspects.contains(i) ? blamed : good).add(entries.get(i));
            }
        }
        if (blamed.isEmpty() || good.isEmpty()) {
            return halves(bundle);
        }
        List<FhirBundle> parts = new ArrayList<>();
        parts.add(cut(root, good));
        blamed.forEach(entry -> parts.add(cut(root, List.of(entry))));
        return parts;
    }

    /** Only the entries at these places, with what they need: what is left to be sent again after a batch. */
    public static FhirBundle only(byte[] bundle, Collection<Integer> places) {
        ObjectNode root = read(bundle);
        List<JsonNode> kept = new ArrayList<>();
        places.stream().sorted().distinct().forEach(place -> {
            JsonNode entry = root.path("entry").path(place);
            if (isReading(entry)) {
                kept.add(entry);
            }
        });
        return cut(root, kept);
    }

    /**
     * The same readings in a form that a server can take which has told only now what it can do; empty where the Bundle is
     * right as it is. See {@link Refit} for what is lost.
     */
    public static List<FhirBundle> refit(byte[] bundle, FhirProfile profile) {
        ObjectNode root = read(bundle);
        Optional<ObjectNode> other = new Refit(profile).of(root);
        List<JsonNode> readings = readings(other.orElse(root));
        if (profile.bundle() == BundleType.SINGLE && readings.size() > 1) {
            ObjectNode whole = other.orElse(root);
            return readings.stream().map(entry -> cut(whole, List.of(entry))).toList();
        }
        return other.map(tree -> List.of(new FhirBundle(
                        write(tree), readings.stream().map(FhirBundles::key).toList())))
                .orElse(List.of());
    }

    /** Keys of the readings that are to replace what the server finds by their identifier. */
    public static List<String> replacing(byte[] bundle) {
        return readings(read(bundle)).stream()
                .filter(Resolution::isSearched)
                .map(FhirBundles::key)
                .toList();
    }

    /**
     * The Bundle for a server that finds nothing by an identifier.
     *
     * @param ids by key of a reading: the id under which the server holds it, empty where it did not tell that id; keys that
     *     never reached the server are absent
     */
    public static Resolved resolve(byte[] bundle, Map<String, String> ids) {
        return Resolution.of(read(bundle), ids);
    }

    /** The one request that a Bundle of one entry says. */
    public static FhirRequest request(byte[] bundle) {
        JsonNode entry = read(bundle).path("entry").path(0);
        JsonNode request = entry.path("request");
        String[] url = request.path("url").asText().split("\\?", 2);
        JsonNode once = request.path("ifNoneExist");
        return new FhirRequest(
                request.path("method").asText(),
                url[0],
                url.length > 1 ? url[1] : "",
                once.isTextual() ? once.asText() : null,
                write(entry.path("resource")));
    }

    static FhirBundle cut(ObjectNode root, List<JsonNode> readings) {
        Set<String> urls = new LinkedHashSet<>();
        Set<String> devices = new LinkedHashSet<>();
        for (JsonNode entry : readings) {
            urls.add(entry.path("fullUrl").asText());
            devices.add(entry.path("resource").path("device").path("reference").asText());
        }
        ArrayNode kept = EXACT.createArrayNode();
        for (JsonNode entry : root.path("entry")) {
            String url = entry.path("fullUrl").asText();
            if (urls.contains(url) || devices.contains(url)) {
                kept.add(entry);
            } else if (isProvenance(entry)) {
                provenance(entry, urls, kept);
            }
        }
        ObjectNode part = root.deepCopy();
        part.set("entry", kept);
        return new FhirBundle(
                write(part), readings.stream().map(FhirBundles::key).toList());
    }

    /** A Provenance of fewer readings is another one: it gets its own name, made from the old one and what is left. */
    private static void provenance(JsonNode entry, Set<String> urls, ArrayNode to) {
        ArrayNode targets = EXACT.createArrayNode();
        for (JsonNode target : entry.path("resource").path("target")) {
            if (urls.contains(target.path("reference").asText())) {
                targets.add(target);
            }
        }
        if (targets.isEmpty()) {
            return;
        }
        ObjectNode copy = entry.deepCopy();
        boolean same = targets.size() == entry.path("resource").path("target").size();
        copy.withObject("/resource").set("target", targets);
        to.add(same ? copy : renamed(copy, targets));
    }

    private static JsonNode renamed(ObjectNode entry, ArrayNode targets) {
        String old = entry.path("fullUrl").asText().substring(URN.length());
        String name = Uuids.in("Provenance").of(old + " " + targets);
        try {
            return EXACT.readTree(new String(write(entry), StandardCharsets.UTF_8).replace(old, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> readings(ObjectNode root) {
        List<JsonNode> readings = new ArrayList<>();
        root.path("entry").forEach(entry -> {
            if (isReading(entry)) {
                readings.add(entry);
            }
        });
        return readings;
    }

    static boolean isReading(JsonNode entry) {
        return entry.path("resource").path("resourceType").asText().equals("Observation");
    }

    private static boolean isProvenance(JsonNode entry) {
        return entry.path("resource").path("resourceType").asText().equals("Provenance");
    }

    static String key(JsonNode entry) {
        return entry.path("resource").path("identifier").path(0).path("value").asText();
    }

    static ObjectNode read(byte[] bundle) {
        try {
            return (ObjectNode) EXACT.readTree(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] write(JsonNode tree) {
        try {
            return EXACT.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
