package io.vitalroute.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.mapping.cell.Paths;
import io.vitalroute.mapping.input.InputFormat;
import io.vitalroute.problem.ProblemCode;

/** Compiles {@code input} and {@code each}. */
final class InputCompiler {
    private final Author author;

    InputCompiler(Author author) {
        this.author = author;
    }

    @Nullable
    InputFormat compile(Fields root) {
        Fields input = root.fields("input").orElse(null);
        String named = input == null ? null : input.text("format");
        String format = named == null ? "json" : named;
        if (!format.equals("json") && root.has("stretches")) {
            author.say(ProblemCode.C108_CONFLICT, root.at("stretches"), "\"stretches\" is for JSON", null);
        }
        if (!format.startsWith("json") && root.has("each")) {
            author.say(
                    ProblemCode.C108_CONFLICT,
                    root.at("each"),
                    "\"each\" is for JSON",
                    "XML has input: {items: [...]}; of the other formats it is known what is an item");
            return null;
        }
        InputFormat inner = format(format, root, input);
        String zip = input == null ? null : input.text("zip");
        return inner == null || zip == null ? inner : new InputFormat.Zip(zip, inner);
    }

    private @Nullable InputFormat format(String format, Fields root, @Nullable Fields input) {
        return switch (format) {
            case "xml" -> xml(root, input);
            case "csv" -> csv(input);
            case "json-or-csv" -> either(json(root), csv(input));
            case "form" -> new InputFormat.Form();
            case "hl7" -> new InputFormat.Hl7();
            case "fhir" -> new InputFormat.Fhir();
            default -> json(root);
        };
    }

    private static @Nullable InputFormat either(InputFormat.@Nullable Json json, InputFormat.@Nullable Csv csv) {
        return json == null || csv == null ? null : new InputFormat.JsonOrCsv(json, csv);
    }

    private InputFormat.@Nullable Json json(Fields root) {
        List<Node> each = root.items("each");
        String series = series(root);
        if (each.isEmpty()) {
            return new InputFormat.Json(List.of(List.of()), series, false);
        }
        List<List<String>> places = new ArrayList<>();
        for (Node place : each) {
            List<String> keys = keys(place);
            if (keys == null) {
                return null;
            }
            places.add(keys);
        }
        boolean alone =
                places.size() == 2 && !places.get(0).isEmpty() && places.get(1).isEmpty();
        if (!alone && isOneInsideAnother(places)) {
            author.say(
                    ProblemCode.C108_CONFLICT,
                    root.at("each"),
                    "of several places one leads through another",
                    "such as [.records, .deletes] for two lists, [.data, .] for a list or one record alone");
            return null;
        }
        return new InputFormat.Json(alone ? places.subList(0, 1) : places, series, alone);
    }

    private static boolean isOneInsideAnother(List<List<String>> places) {
        return places.stream()
                .anyMatch(one -> places.stream()
                        .filter(other -> other != one && other.size() >= one.size())
                        .anyMatch(other -> other.subList(0, one.size()).equals(one)));
    }

    private @Nullable List<String> keys(Node each) {
        String path = ((Node.Text) each).text();
        List<String> keys = Paths.keys(path);
        if (keys == null) {
            author.say(
                    ProblemCode.C201_CELL,
                    each.at(),
                    "\"each\" is a path: \"" + path + "\" is none",
                    "such as .body.items, or . for the whole payload");
        }
        return keys;
    }

    /** The key of the array in stretches of which large items come. */
    private @Nullable String series(Fields root) {
        Node.Text path = root.textNode("stretches").orElse(null);
        if (path == null) {
            return null;
        }
        if (root.has("replaces")) {
            excludes(path, "replaces", "a part of an item cannot tell what the whole no longer holds");
        }
        if (root.items("readings").stream().anyMatch(InputCompiler::lastsUntilNext)) {
            excludes(path, "until-next", "the next element may be in the next stretch");
        }
        List<String> keys = Paths.keys(path.text());
        if (keys == null || keys.size() != 1) {
            author.say(
                    ProblemCode.C201_CELL,
                    path.at(),
                    "\"stretches\" is a path of one key: \"" + path.text() + "\" is none",
                    "such as .data");
            return null;
        }
        return keys.get(0);
    }

    private void excludes(Node.Text stretches, String key, String why) {
        author.say(
                ProblemCode.C108_CONFLICT, stretches.at(), "\"stretches\" and \"" + key + "\" exclude each other", why);
    }

    private static boolean lastsUntilNext(Node reading) {
        return reading instanceof Node.Fields fields
                && new Fields(fields)
                        .fields("during")
                        .filter(during -> during.has("until-next"))
                        .isPresent();
    }

    private @Nullable InputFormat xml(Fields root, @Nullable Fields input) {
        if (input == null || !input.has("items")) {
            author.say(
                    ProblemCode.C104_MISSING_KEY,
                    root.at("input"),
                    "XML needs items: the names of the elements that are items",
                    "such as items: [Record, Workout]");
            return null;
        }
        return new InputFormat.Xml(Set.copyOf(input.texts("items")), Set.copyOf(input.texts("ignore")));
    }

    private InputFormat.@Nullable Csv csv(@Nullable Fields input) {
        String delimiter = input == null ? null : input.text("delimiter");
        if (delimiter != null && delimiter.length() != 1) {
            author.say(
                    ProblemCode.C105_WRONG_TYPE,
                    input == null ? author.problems().get(0).where() : input.at("delimiter"),
                    "\"delimiter\" must be one character",
                    null);
            return null;
        }
        return new InputFormat.Csv(delimiter == null ? ',' : delimiter.charAt(0));
    }
}
