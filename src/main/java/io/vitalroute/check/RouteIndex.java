package io.vitalroute.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Node;
import io.vitalroute.config.YamlText;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * What route files define for each other.
 *
 * @param ids where each id of a route stands first
 * @param directs names after {@code from: direct:}
 * @param configurations ids of route configurations
 * @param mappings names of all mappings
 */
record RouteIndex(Map<String, Where> ids, Set<String> directs, Set<String> configurations, Set<String> mappings) {

    static RouteIndex of(Collection<Path> files, Texts texts, Collection<String> mappings) {
        RouteIndex index = new RouteIndex(new HashMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(mappings));
        List<Problem> unused = new ArrayList<>();
        for (Path file : files) {
            texts.read(file, unused)
                    .map(text -> YamlText.read(MappingFolder.named(file), text, unused))
                    .ifPresent(index::add);
        }
        return index;
    }

    private void add(Node root) {
        for (Node.Fields route : entries(root, "route")) {
            if (route.get("id") instanceof Node.Text id) {
                ids.putIfAbsent(id.text(), id.at());
            }
            if (route.get("from") instanceof Node.Fields from
                    && from.get("uri") instanceof Node.Text uri
                    && uri.text().startsWith("direct:")) {
                directs.add(uri.text().substring("direct:".length()));
            }
        }
        for (Node.Fields configuration : entries(root, "routeConfiguration")) {
            if (configuration.get("id") instanceof Node.Text id) {
                configurations.add(id.text());
            }
        }
    }

    /** Ids of this document that another route has, too. */
    void repeated(Node root, List<Problem> problems) {
        for (Node.Fields route : entries(root, "route")) {
            if (route.get("id") instanceof Node.Text id) {
                Where first = ids.get(id.text());
                if (first != null && !first.equals(id.at())) {
                    problems.add(Problem.of(
                                    ProblemCode.C102_DUPLICATE_KEY,
                                    id.at(),
                                    "a second route with the id \"" + id.text() + "\"; the first is at " + first)
                            .hint("an id is unique in the installation"));
                }
            }
        }
    }

    private static List<Node.Fields> entries(@Nullable Node root, String kind) {
        List<Node.Fields> found = new ArrayList<>();
        if (root instanceof Node.Items items) {
            for (Node item : items.items()) {
                if (item instanceof Node.Fields entry && entry.get(kind) instanceof Node.Fields fields) {
                    found.add(fields);
                }
            }
        }
        return found;
    }
}
