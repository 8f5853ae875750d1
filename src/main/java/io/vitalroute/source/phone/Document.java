package io.vitalroute.source.phone;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.jspecify.annotations.Nullable;

/**
 * A document of an app, checked against the contract (docs/phone-api.yaml) item by item, so that memory does not grow with
 * the body. It is checked as a whole before it is kept: an app that breaks the contract learns it at once, with all places.
 */
public final class Document {
    private static final List<String> FIELDS =
            List.of("contract", "platform", "device", "records", "sleep", "workouts", "deletes");
    private static final List<String> DEVICE = List.of("app", "appVersion", "manufacturer", "model", "os");
    private static final int CONTRACT = 1;

    private final Findings findings = new Findings();
    private final Map<String, Consumer<Given>> lists;
    private boolean contract;
    private boolean device;
    private long items;

    private Document(Platform platform, Instant now, Duration window) {
        Items rules = new Items(platform, now, window);
        this.lists = Map.of(
                "records", rules::record, "sleep", rules::sleep, "workouts", rules::workout, "deletes", rules::delete);
    }

    /**
     * Checks a document and says which platform speaks.
     *
     * @param now the moment of its receipt
     * @param window by how much the phone's clock may be off
     * @throws io.vitalroute.problem.ProblemException S501, all problems at once, each with its place
     */
    public static Platform check(byte[] body, Instant now, Duration window) {
        try {
            Platform platform = platform(body);
            Document document = new Document(platform, now, window);
            document.read(body);
            document.findings.raise();
            return platform;
        } catch (IOException e) {
            throw RequestJson.broken(e);
        }
    }

    /** The platform decides about units, and may stand after the records. */
    private static Platform platform(byte[] body) throws IOException {
        String word = null;
        try (JsonParser parser = RequestJson.parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw RequestJson.broken("the body is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean here = parser.currentName().equals("platform");
                parser.nextToken();
                if (here && parser.currentToken() == JsonToken.VALUE_STRING) {
                    word = parser.getText();
                }
                parser.skipChildren();
            }
        }
        Findings findings = new Findings();
        Platform platform = word == null ? null : Platform.of(word).orElse(null);
        if (platform == null) {
            findings.say(
                    "/platform",
                    "missing, or not one of the words of the contract",
                    "one of " + String.join(", ", Platform.words()));
        }
        findings.raise();
        return Objects.requireNonNull(platform);
    }

    private void read(byte[] body) throws IOException {
        try (JsonParser parser = RequestJson.parser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                Consumer<Given> rule = lists.get(name);
                if (rule == null) {
                    outside(name, RequestJson.value(parser));
                } else {
                    list(name, parser, rule);
                }
            }
            if (parser.nextToken() != null) {
                throw RequestJson.broken("something follows after the end of the JSON");
            }
        }
        needed(contract, "/contract", "the version of the contract: 1");
        needed(device, "/device", "the phone and the app, with app and appVersion");
        needed(items > 0, "/records", "records, sleep, workouts or deletes: there is nothing in the document");
    }

    private void list(String name, JsonParser parser, Consumer<Given> rule) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            findings.say("/" + name, "not an array", "leave it out where there is nothing");
            items++;
            return;
        }
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            items++;
            rule.accept(new Given(RequestJson.value(parser), "/" + name + "/" + index, findings));
        }
    }

    private void outside(String name, @Nullable JsonNode value) {
        JsonNode node = value == null ? NullNode.getInstance() : value;
        switch (name) {
            case "platform" -> {}
            case "contract" -> {
                contract = true;
                if (!node.isInt() || node.intValue() != CONTRACT) {
                    findings.say("/contract", "not a version of the contract that this server knows", "it knows 1");
                }
            }
            case "device" -> {
                device = true;
                device(new Given(node, "/device", findings));
            }
            default ->
                findings.say(
                        "/" + Given.shown(name),
                        "a field that is not in the contract",
                        "known here: " + String.join(", ", FIELDS));
        }
    }

    private static void device(Given device) {
        if (device.isObjectOf(DEVICE)) {
            device.text("app", true, 128);
            device.text("appVersion", true, 128);
            device.text("manufacturer", false, 128);
            device.text("model", false, 128);
            device.text("os", false, 128);
        }
    }

    private void needed(boolean there, String pointer, String what) {
        if (!there) {
            findings.say(pointer, "missing", what);
        }
    }
}
