package io.vitalroute.source.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** The rules of the contract for the four kinds of items; they say what may be sent, never what it means. */
final class Items {
    static final int SAMPLES = 50_000;
    private static final int ID = 128;
    private static final Pattern TYPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]{0,127}");
    private static final Set<String> COMMON = Set.of(
            "uid",
            "start",
            "end",
            "zoneOffset",
            "endZoneOffset",
            "values",
            "source",
            "recordingMethod",
            "lastModified");
    private static final List<String> METHODS = List.of("automatic", "active", "manual", "derived", "unknown");
    private static final List<String> SLEEP_VALUES =
            List.of("duration", "timeInBed", "latency", "awake", "efficiency", "score");
    private static final List<String> WORKOUT_VALUES = List.of(
            "duration",
            "energy",
            "activeEnergy",
            "distance",
            "elevationGain",
            "elevationLoss",
            "meanHeartRate",
            "maxHeartRate",
            "minHeartRate",
            "meanSpeed",
            "maxSpeed",
            "swimmingStrokes",
            "swimmingLaps");

    private final Platform platform;
    private final Instant latest;
    private final Set<String> uids = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();

    /** Rules for one document; {@code latest} is the latest moment at which something can have been changed by now. */
    Items(Platform platform, Instant now, Duration window) {
        this.platform = platform;
        this.latest = now.plus(window);
    }

    void record(Given item) {
        if (!item.isObjectOf(plus("type", "value", "unit", "samples", "category", "waveform", "context"))) {
            return;
        }
        common(item, false);
        word(item, "type");
        item.text("category", false, ID);
        if (item.has("value")) {
            item.number("value");
        }
        if (item.has("value") || item.has("samples")) {
            item.unit(platform);
        } else if (item.has("unit")) {
            item.say("unit", "a unit of nothing", "it belongs to value or samples; values have units of their own");
        }
        item.each("samples", SAMPLES, this::sample);
        item.fields("values", this::quantity);
        item.mustBeObjects("values", "context");
        item.inside("waveform", Items::waveform);
        item.fields("context", Items::contextWord);
    }

    void sleep(Given item) {
        if (item.isObjectOf(plus("stages"))) {
            common(item, true);
            item.each("stages", SAMPLES, this::stage);
            named(item, SLEEP_VALUES);
        }
    }

    void workout(Given item) {
        if (item.isObjectOf(plus("activity"))) {
            common(item, true);
            item.text("activity", true, ID);
            named(item, WORKOUT_VALUES);
        }
    }

    void delete(Given item) {
        if (item.isObjectOf(List.of("uid", "type"))) {
            String uid = item.text("uid", true, ID);
            item.text("type", false, ID);
            if (uid != null && !deleted.add(uid)) {
                item.say("uid", "the same uid twice in deletes", "send it once");
            }
        }
    }

    private void common(Given item, boolean span) {
        String uid = item.text("uid", true, ID);
        if (uid != null && !uids.add(uid)) {
            item.say(
                    "uid",
                    "the same uid twice: the second would replace the first",
                    "one item for each uid of the platform");
        }
        during(item, span);
        item.offset("zoneOffset");
        item.offset("endZoneOffset");
        item.choice("recordingMethod", false, METHODS);
        OffsetDateTime modified = item.time("lastModified", false);
        if (modified != null && modified.toInstant().isAfter(latest)) {
            item.say(
                    "lastModified",
                    "changed in the future: later changes would be taken for older ones",
                    "check the phone's clock");
        }
        item.inside("source", Items::source);
    }

    private static void during(Given item, boolean span) {
        OffsetDateTime start = item.time("start", true);
        OffsetDateTime end = item.time("end", span);
        if (start != null && end != null && end.isBefore(start)) {
            item.say("end", "ends before it starts", "check both times and their offsets");
        }
    }

    private void sample(Given sample) {
        if (sample.isObjectOf(List.of("time", "zoneOffset", "value"))) {
            sample.time("time", true);
            sample.offset("zoneOffset");
            sample.number("value");
        }
    }

    private void stage(Given stage) {
        if (stage.isObjectOf(List.of("stage", "start", "end", "zoneOffset"))) {
            stage.text("stage", true, ID);
            during(stage, true);
            stage.offset("zoneOffset");
        }
    }

    private void named(Given item, List<String> names) {
        if (item.has("values") && new Given(item.get("values"), item.at("values"), item.findings()).isObjectOf(names)) {
            item.fields("values", this::quantity);
        }
    }

    private void quantity(Given quantity) {
        if (quantity.isObjectOf(List.of("value", "unit"))) {
            quantity.number("value");
            quantity.unit(platform);
        }
    }

    private static void waveform(Given wave) {
        if (!wave.isObjectOf(List.of("samples", "frequency", "unit"))) {
            return;
        }
        wave.choice("unit", true, List.of("uV"));
        wave.number("frequency");
        JsonNode samples = wave.get("samples");
        if (!samples.isArray() || samples.size() > SAMPLES) {
            wave.say("samples", "not an array of at most " + SAMPLES + " numbers", "one record holds one recording");
            return;
        }
        for (int i = 0; i < samples.size(); i++) {
            if (!samples.get(i).isNull()) {
                Given.number(samples.get(i), wave.at("samples") + "/" + i, wave.findings());
            }
        }
    }

    private static void source(Given source) {
        if (source.isObjectOf(List.of("app", "device"))) {
            source.text("app", true, ID);
            source.inside("device", device -> {
                if (device.isObjectOf(List.of("id", "manufacturer", "model", "name", "version"))) {
                    device.node().fieldNames().forEachRemaining(name -> device.text(name, false, ID));
                }
            });
        }
    }

    private static void contextWord(Given word) {
        if (!word.node().isTextual() || word.node().textValue().length() > ID) {
            word.say("", "not a text", "context holds words of the platform, such as where a specimen was taken");
        }
    }

    private static void word(Given item, String field) {
        String text = item.text(field, true, ID);
        if (text != null && !TYPE.matcher(text).matches()) {
            item.say(field, "not the name of a type", "as the platform writes it, such as HeartRateRecord");
        }
    }

    private static Set<String> plus(String... more) {
        Set<String> fields = new TreeSet<>(COMMON);
        fields.addAll(List.of(more));
        return fields;
    }
}
