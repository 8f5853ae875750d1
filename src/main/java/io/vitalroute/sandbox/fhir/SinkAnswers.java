package io.vitalroute.sandbox.fhir;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.eclipse.jetty.http.HttpStatus;

/** What the sink says, as text. */
final class SinkAnswers {
    /** All that the sink is able to do. */
    static final String CAPABILITIES = """
            {"resourceType":"CapabilityStatement","status":"active","date":"2026-01-01","kind":"instance",
            "fhirVersion":"4.0.1","format":["json"],"rest":[{"mode":"server","resource":[%s],
            "interaction":[{"code":"transaction"},{"code":"batch"}]}]}""".formatted(String.join(
            ",",
            List.of("Observation", "Device", "Patient", "Provenance").stream()
                    .map(SinkAnswers::type)
                    .toList()));

    private SinkAnswers() {}

    static String outcome(String diagnostics) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\","
                + "\"diagnostics\":\"" + diagnostics + "\"}]}";
    }

    static String bundle(boolean whole, List<SinkWrite> writes, SinkStore store) {
        StringBuilder text = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"")
                .append(whole ? "transaction-response" : "batch-response")
                .append("\",\"entry\":[");
        String comma = "";
        for (SinkWrite write : writes) {
            text.append(comma)
                    .append("{\"response\":{\"status\":\"")
                    .append(status(write.status()))
                    .append('"');
            if (write.status() < 400) {
                text.append(",\"location\":\"")
                        .append(location(write, store))
                        .append("\",\"etag\":\"W/\\\"")
                        .append(version(write, store))
                        .append("\\\"\"");
            }
            text.append("}}");
            comma = ",";
        }
        return text.append("]}").toString();
    }

    static Map<String, String> headers(SinkWrite write, SinkStore store, URI base) {
        return write.status() >= 400
                ? Map.of()
                : Map.of(
                        "Location", base + "/" + location(write, store),
                        "ETag", "W/\"" + version(write, store) + "\"");
    }

    private static String location(SinkWrite write, SinkStore store) {
        return write.entry().type() + "/" + write.id() + "/_history/" + version(write, store);
    }

    private static int version(SinkWrite write, SinkStore store) {
        return store.version(write.entry().type(), write.id());
    }

    private static String status(int code) {
        return code + " " + HttpStatus.getMessage(code);
    }

    private static String type(String name) {
        return "{\"type\":\"" + name + "\",\"interaction\":[{\"code\":\"create\"},{\"code\":\"update\"}],"
                + "\"updateCreate\":true,\"conditionalCreate\":true,\"conditionalUpdate\":true}";
    }
}
