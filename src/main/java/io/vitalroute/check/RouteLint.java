package io.vitalroute.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.vitalroute.config.Node;
import io.vitalroute.config.YamlText;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;

/**
 * Route files, held against what Camel knows and what a route of ours may do: it says where from, when, how often and where
 * to; it holds no script and never looks inside a body. Camel itself stops at the first mistake, suggests nothing, and lets
 * wrong options of several components pass.
 */
final class RouteLint {
    private static final List<String> KINDS = List.of("route", "routeConfiguration");
    private final Texts texts;
    private final RouteIndex index;
    private final StepCheck steps;

    /** Routes of the installation and the looked-at files may refer to each other. */
    RouteLint(Path home, Texts texts, List<Path> looked) {
        this.texts = texts;
        Set<Path> all = new LinkedHashSet<>();
        MappingFolder.files(home.resolve("routes"), Places.ROUTES)
                .forEach(file -> all.add(file.toAbsolutePath().normalize()));
        looked.forEach(file -> all.add(file.toAbsolutePath().normalize()));
        this.index = RouteIndex.of(all, texts, new MappingFolder(home.resolve("mappings")).names());
        this.steps = new StepCheck(index, new CamelWords());
    }

    /** All findings of a file. */
    void check(Path file, List<Problem> problems) {
        texts.read(file, problems)
                .map(text -> YamlText.read(MappingFolder.named(file), text, problems))
                .ifPresent(root -> {
                    check(root, problems);
                    index.repeated(root, problems);
                });
    }

    /** All findings of a document, but for ids that stand in another one, too. */
    void check(Node root, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        if (root instanceof Node.Items items) {
            items.items().forEach(item -> entry(item, found));
        } else {
            found.add(Problem.of(ProblemCode.C105_WRONG_TYPE, root.at(), "a route file is a list, not a " + root.kind())
                    .hint("begin with - route:"));
        }
        TextCheck.run(root, found);
        problems.addAll(found);
    }

    private void entry(Node item, List<Problem> found) {
        if (!(item instanceof Node.Fields fields)) {
            found.add(Problem.of(ProblemCode.C105_WRONG_TYPE, item.at(), "an entry is a map, not a " + item.kind())
                    .hint("begin with - route:"));
            return;
        }
        for (Node.Field field : fields.fields().values()) {
            if (KINDS.contains(field.key())) {
                kind(field, found);
            } else if (field.key().equals("from")) {
                found.add(Problem.of(ProblemCode.C303_FORM, field.at(), "a route without id and description")
                        .hint("write - route: with id, description and from"));
            } else if (field.key().equals("beans") || field.key().equals("rest")) {
                found.add(Problem.of(
                                ProblemCode.C303_FORM,
                                field.at(),
                                "\"" + field.key() + "\" has no place in a route file")
                        .hint("routes call the engine's beans; an endpoint is a route from platform-http:"));
            } else {
                found.add(Problem.of(ProblemCode.C103_UNKNOWN_KEY, field.at(), "unknown entry \"" + field.key() + "\"")
                        .hint(Suggest.hint(field.key(), KINDS).orElse(null)));
            }
        }
    }

    private void kind(Node.Field field, List<Problem> found) {
        if (!(field.value() instanceof Node.Fields route)) {
            found.add(Problem.of(
                    ProblemCode.C105_WRONG_TYPE, field.value().at(), "\"" + field.key() + "\" must be a map"));
            return;
        }
        for (String key : List.of("id", "description")) {
            if (!(route.get(key) instanceof Node.Text text) || text.text().isBlank()) {
                found.add(Problem.of(
                                ProblemCode.C104_MISSING_KEY, field.at(), "a " + field.key() + " needs \"" + key + "\"")
                        .hint(key.equals("id") ? "named by what it does, such as garmin-push" : "one sentence"));
            }
        }
        if (field.key().equals("route")) {
            route(field, route, found);
        } else {
            steps.fields("routeConfiguration", route, Set.of(), found);
        }
    }

    private void route(Node.Field field, Node.Fields route, List<Problem> found) {
        steps.fields("route", route, Set.of("from"), found);
        Node from = route.get("from");
        if (from == null) {
            found.add(Problem.of(ProblemCode.C104_MISSING_KEY, field.at(), "a route needs \"from\"")
                    .hint("where it starts, such as from: {uri: direct:keep, steps: [...]}"));
        } else if (from instanceof Node.Fields fields) {
            steps.from(fields, found);
        } else {
            found.add(Problem.of(ProblemCode.C303_FORM, from.at(), "\"from\" must be a map")
                    .hint("write uri, parameters and steps below it"));
        }
        if (route.get("routeConfigurationId") instanceof Node.Text id
                && !index.configurations().contains(id.text())) {
            found.add(Problem.of(
                            ProblemCode.C121_UNKNOWN_NAME,
                            id.at(),
                            "no routeConfiguration has the id \"" + id.text() + "\"")
                    .hint(Suggest.hint(id.text(), index.configurations()).orElse(null)));
        }
    }
}
