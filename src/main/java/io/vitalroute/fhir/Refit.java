package io.vitalroute.fhir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Rewrites Bundles that were made before the server said what it can do. Readings stay as they are, identifiers included;
 * devices that can be no entries are named by identifier and model, and provenance is told by {@code meta.source} alone.
 */
final class Refit {
    private static final String URN = "urn:uuid:";
    private final FhirProfile profile;

    Refit(FhirProfile profile) {
        this.profile = profile;
    }

    Optional<ObjectNode> of(ObjectNode root) {
        boolean toBatch = profile.bundle() != BundleType.TRANSACTION
                && !root.path("type").asText().equals(BundleType.BATCH.code());
        boolean otherMode = false;
        for (JsonNode entry : root.path("entry")) {
            otherMode |= FhirBundles.isReading(entry) && !suits(entry.path("request"));
        }
        return toBatch || otherMode ? Optional.of(rewritten(root, toBatch)) : Optional.empty();
    }

    private ObjectNode rewritten(ObjectNode root, boolean toBatch) {
        ObjectNode other = root.deepCopy();
        if (toBatch) {
            other.put("type", BundleType.BATCH.code());
        }
        Map<String, JsonNode> devices = new HashMap<>();
        ArrayNode entries = other.putArray("entry");
        for (JsonNode entry : root.path("entry")) {
            if (entry.path("resource").path("resourceType").asText().equals("Device")) {
                devices.put(entry.path("fullUrl").asText(), entry.path("resource"));
            } else if (FhirBundles.isReading(entry)) {
                entries.add(reading(entry.deepCopy(), devices));
            }
        }
        return other;
    }

    private ObjectNode reading(ObjectNode entry, Map<String, JsonNode> devices) {
        ObjectNode resource = entry.withObject("/resource");
        String uuid = entry.path("fullUrl").asText().substring(URN.length());
        String search = SearchText.identifier(profile.identifierSystem(), FhirBundles.key(entry));
        if (!suits(entry.path("request"))) {
            boolean put = entry.path("request").path("method").asText().equals("PUT");
            EntryRequest request = put && profile.mode() == WriteMode.CREATE
                    ? EntryRequest.replace("Observation", search)
                    : EntryRequest.once(profile.mode(), "Observation", search, uuid);
            ObjectNode written =
                    entry.putObject("request").put("method", request.method()).put("url", request.url());
            if (request.ifNoneExist() != null) {
                written.put("ifNoneExist", request.ifNoneExist());
            }
            if (request.id() != null) {
                resource.put("id", request.id());
            }
        }
        JsonNode device = devices.get(resource.path("device").path("reference").asText());
        if (device != null) {
            named(resource.putObject("device"), device);
        }
        subject(resource);
        return entry;
    }

    private static void named(ObjectNode reference, JsonNode device) {
        reference.set("identifier", device.path("identifier").path(0));
        JsonNode name = device.path("deviceName").path(0).path("name");
        if (name.isTextual()) {
            reference.set("display", name);
        }
    }

    /** A conditional reference, {@code Patient?identifier=SYSTEM|VALUE}, resolves in transactions only. */
    private void subject(ObjectNode resource) {
        String reference = resource.path("subject").path("reference").asText();
        int search = reference.indexOf("?identifier=");
        if (profile.bundle() != BundleType.TRANSACTION && search > 0) {
            String pair =
                    URLDecoder.decode(reference.substring(search + "?identifier=".length()), StandardCharsets.UTF_8);
            int bar = pair.lastIndexOf('|');
            ObjectNode identifier = resource.putObject("subject").putObject("identifier");
            identifier.put("system", pair.substring(0, bar)).put("value", pair.substring(bar + 1));
        }
    }

    /** Whether a server of this profile takes the request of an entry. */
    private boolean suits(JsonNode request) {
        boolean post = request.path("method").asText().equals("POST");
        boolean search = request.path("url").asText().contains("?");
        boolean once = request.has("ifNoneExist");
        return switch (profile.mode()) {
            case CONDITIONAL_CREATE -> post ? once : search;
            case CONDITIONAL_UPDATE -> !post && search;
            case CLIENT_ID -> !post && !search;
            case CREATE -> post ? !once : search;
        };
    }
}
