package io.vitalroute.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.EipModel;
import org.jspecify.annotations.Nullable;

/** The words of Camel, from its own catalogue: steps and their keys, components and their options, languages. */
final class CamelWords {
    /** Components of ours, which no catalogue knows. */
    static final Map<String, Set<String>> OURS = Map.of(
            "inbox", Set.of("workers"),
            "mapping", Set.of("to", "zone"),
            "outbox", OutboxWords.ALL,
            "pull", Set.of("workers"));

    private final CamelCatalog catalog = new DefaultCamelCatalog(true);
    private final Set<String> models = Set.copyOf(catalog.findModelNames());
    private final Set<String> catalogued = Set.copyOf(catalog.findComponentNames());
    private final Set<String> languages = Set.copyOf(catalog.findLanguageNames());
    private final Set<String> stepNames = new TreeSet<>();
    private final Map<String, Optional<EipModel>> steps = new HashMap<>();
    private final Map<String, Optional<ComponentModel>> components = new HashMap<>();

    /** A step, or another part of a route, by its YAML name. */
    Optional<EipModel> step(String name) {
        return steps.computeIfAbsent(
                name, n -> models.contains(n) ? Optional.ofNullable(catalog.eipModel(n)) : Optional.empty());
    }

    /** The names of all steps. */
    Set<String> stepNames() {
        if (stepNames.isEmpty()) {
            for (String name : models) {
                step(name)
                        .filter(model -> String.valueOf(model.getLabel()).startsWith("eip"))
                        .ifPresent(model -> stepNames.add(name));
            }
            stepNames.removeAll(List.of("from", "when", "otherwise"));
        }
        return stepNames;
    }

    /** A component of Camel. */
    Optional<ComponentModel> component(String scheme) {
        return components.computeIfAbsent(
                scheme,
                name -> catalogued.contains(name)
                        ? Optional.ofNullable(catalog.componentModel(name))
                        : Optional.empty());
    }

    /** The schemes of components that are on the class path, and of ours. */
    Set<String> schemes() {
        Set<String> names = new TreeSet<>(OURS.keySet());
        catalogued.stream().filter(this::isInstalled).forEach(names::add);
        return names;
    }

    /** Whether the component's library is there. */
    boolean isInstalled(String scheme) {
        return CamelWords.class.getClassLoader().getResource("META-INF/services/org/apache/camel/component/" + scheme)
                != null;
    }

    /** The names of all languages. */
    boolean isLanguage(@Nullable String name) {
        return name != null && (languages.contains(name) || name.equals("method"));
    }
}
