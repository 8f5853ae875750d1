package io.vitalroute.source.phone;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;
import io.vitalroute.unit.Units;

/** An object of a request and its place; each question notes what is wrong with the answer. */
final class Given {
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern OFFSET = Pattern.compile("Z|[+-][0-9]{2}:[0-9]{2}");
    private static final int DIGITS = 40;

    private final JsonNode node;
    private final String pointer;
    private final Findings findings;

    Given(JsonNode node, String pointer, Findings findings) {
        this.node = node;
        this.pointer = pointer;
        this.findings = findings;
    }

    /** Whether it is an object that has no other fields than these; a mistyped name would lose what stands there. */
    boolean isObjectOf(Collection<String> fields) {
        if (!node.isObject()) {
            findings.say(pointer, "not an object", "an object with " + String.join(", ", fields));
            return false;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                String hint =
                        Suggest.hint(name, List.copyOf(fields)).orElse("known here: " + String.join(", ", fields));
                findings.say(pointer + "/" + shown(name), "a field that is not in the contract", hint);
            }
        });
        return true;
    }

    boolean has(String field) {
        return node.has(field);
    }

    JsonNode get(String field) {
        return node.path(field);
    }

    String at(String field) {
        return pointer + "/" + field;
    }

    /** A text of 1 to so many characters, none of them a control character; null where it is missing or wrong. */
    @Nullable
    String text(String field, boolean needed, int most) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() && !needed) {
            return null;
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isBlank() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            findings.say(
                    at(field),
                    "not a text of 1 to " + most + " characters",
                    needed ? "it is needed" : "or leave it out");
            return null;
        }
        return text;
    }

    /** One of several words. */
    void choice(String field, boolean needed, List<String> words) {
        String text = text(field, needed, 100);
        if (text != null && !words.contains(text)) {
            findings.say(at(field), "not one of the words of the contract", "one of " + String.join(", ", words));
        }
    }

    /** RFC 3339 with an offset: a wall clock without one says no instant. */
    @Nullable
    OffsetDateTime time(String field, boolean needed) {
        String text = text(field, needed, 40);
        if (text == null) {
            return null;
        }
        try {
            if (TIME.matcher(text).matches()) {
                return OffsetDateTime.parse(text);
            }
        } catch (DateTimeException e) {
            // told below, as another form is
        }
        findings.say(
                at(field),
                "not a date and time with Z or an offset",
                "as 2026-03-14T07:05:00Z or 2026-03-14T08:05:00+01:00; midnight is 00:00:00 of the next day");
        return null;
    }

    /** Where the wearer was: {@code +01:00} or {@code Z}. */
    void offset(String field) {
        String text = text(field, false, 6);
        if (text != null && !isOffset(text)) {
            findings.say(
                    at(field),
                    "not an offset from UTC",
                    "as +05:30 or Z; leave it out where the phone does not know it");
        }
    }

    private static boolean isOffset(String text) {
        try {
            return OFFSET.matcher(text).matches() && ZoneOffset.of(text).getTotalSeconds() % 60 == 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A number as it was measured; NaN and infinity are none, and no JSON either. */
    void number(String field) {
        number(node.path(field), at(field), findings);
    }

    static void number(JsonNode value, String place, Findings findings) {
        if (!value.isNumber()) {
            findings.say(place, "not a number", "what could not be measured is left out");
            return;
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS) {
            findings.say(place, "a number with more than " + DIGITS + " digits", "send it as it was measured");
        }
    }

    /** UCUM, always said. */
    void unit(Platform platform) {
        String unit = text("unit", true, 80);
        if (unit == null) {
            return;
        }
        Units.check(unit, Where.of("request"))
                .ifPresent(problem -> findings.say(at("unit"), "not a UCUM unit", String.valueOf(problem.hint())));
        if (platform == Platform.HEALTHKIT && unit.equals("%")) {
            findings.say(
                    at("unit"),
                    "HealthKit's percent sign stands for a share of 1, UCUM's for a hundredth: nobody could tell",
                    "send HealthKit's own number, such as 0.97, with the unit 1");
        }
    }

    /** An object in this one; nothing happens where it is absent. */
    void inside(String field, Consumer<Given> check) {
        if (node.has(field)) {
            check.accept(new Given(node.get(field), at(field), findings));
        }
    }

    /** Each element of an array in this object, which has at most so many. */
    void each(String field, int most, Consumer<Given> check) {
        JsonNode array = node.path(field);
        if (array.isMissingNode()) {
            return;
        }
        if (!array.isArray() || array.size() > most) {
            findings.say(
                    at(field), "not an array of at most " + most + " elements", "divide longer series into records");
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            check.accept(new Given(array.get(i), at(field) + "/" + i, findings));
        }
    }

    /** These fields, where they are there, are objects. */
    void mustBeObjects(String... names) {
        for (String name : names) {
            if (node.has(name) && !node.get(name).isObject()) {
                findings.say(at(name), "not an object", "leave it out where there is nothing to say");
            }
        }
    }

    /** Each field of an object in this one, by its name. */
    void fields(String field, Consumer<Given> check) {
        JsonNode object = node.path(field);
        object.fieldNames()
                .forEachRemaining(
                        name -> check.accept(new Given(object.get(name), at(field) + "/" + shown(name), findings)));
    }

    void say(String field, String message, String hint) {
        findings.say(field.isEmpty() ? pointer : at(field), message, hint);
    }

    JsonNode node() {
        return node;
    }

    Findings findings() {
        return findings;
    }

    /** A name as it stands in a pointer, and in a log: no longer than a name, and without control characters. */
    static String shown(String name) {
        String head = name.substring(0, Math.min(name.length(), 60));
        return head.replace("~", "~0").replace("/", "~1").replaceAll("\\p{Cntrl}", "?");
    }
}
