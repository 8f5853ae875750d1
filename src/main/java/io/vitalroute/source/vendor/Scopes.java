package io.vitalroute.source.vendor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;

/**
 * The scopes of a file by their keys, as the setting {@code VENDOR.scopes} overrules them: {@code daily=extapi:daily
 * heartrate} asks for two of them, the first one spelled otherwise.
 *
 * @param all as the file has them, in its order
 * @param asked those that are asked for, by key, spelled as the vendor does
 * @param needed takes the keys that feeds name
 */
record Scopes(Map<String, Node.Field> all, Map<String, OAuth.Scope> asked, Set<String> needed) {

    static Scopes of(@Nullable Fields oauth, String vendor, Settings settings, Findings findings) {
        Map<String, Node.Field> all = new LinkedHashMap<>();
        Map<String, OAuth.Scope> asked = new LinkedHashMap<>();
        if (oauth != null) {
            Findings.entries(oauth, "scopes").forEach(field -> {
                all.put(field.key(), field);
                asked.put(field.key(), scope(field));
            });
        }
        Scopes scopes = new Scopes(all, asked, new TreeSet<>());
        String key = vendor + ".scopes";
        settings.find(key).ifPresent(text -> scopes.overrule(key, text, settings, findings));
        return scopes;
    }

    private static OAuth.Scope scope(Node.Field field) {
        Fields fields = Fields.of(field.value());
        String name = fields.text("name");
        return new OAuth.Scope(name == null ? field.key() : name, fields.need("title"), fields.flag("required", false));
    }

    private void overrule(String key, String text, Settings settings, Findings findings) {
        Map<String, OAuth.Scope> wanted = new LinkedHashMap<>();
        for (String item : text.split("[\\s,]+")) {
            String[] parts = item.split("=", 2);
            OAuth.Scope known = asked.get(parts[0]);
            if (known == null) {
                findings.problems()
                        .add(Problem.of(
                                        ProblemCode.C121_UNKNOWN_NAME,
                                        settings.whereOf(key),
                                        key + " names \"" + parts[0] + "\", which is no scope of the vendor file")
                                .hint(Suggest.hint(parts[0], all.keySet()).orElse(null)));
            } else {
                String name = parts.length == 2 ? parts[1] : known.name();
                wanted.put(parts[0], new OAuth.Scope(name, known.title(), known.required()));
            }
        }
        asked.clear();
        asked.putAll(wanted);
    }

    /** The scope that a feed needs, as the vendor spells it; null where it needs none. */
    @Nullable
    String needed(Fields feed, Findings findings) {
        String key = feed.text("scope");
        if (key == null) {
            return null;
        }
        needed.add(key);
        if (!all.containsKey(key)) {
            findings.say(
                    ProblemCode.C121_UNKNOWN_NAME,
                    feed.at("scope"),
                    "the scope \"" + key + "\" is not asked for: nobody could grant it",
                    Suggest.hint(key, all.keySet()).orElse("add it to oauth.scopes"));
        }
        OAuth.Scope scope = asked.get(key);
        return scope == null ? key : scope.name();
    }

    /** Finds scopes that a patient would be asked for in vain. */
    void unneeded(Findings findings) {
        all.forEach((key, field) -> {
            boolean required = Fields.of(field.value()).flag("required", false);
            if (!required && !needed.contains(key)) {
                findings.say(
                        ProblemCode.C108_CONFLICT,
                        field.at(),
                        "no feed needs the scope \"" + key + "\", and it is not required",
                        "ask patients for nothing that is not used");
            }
        });
    }

    List<OAuth.Scope> list() {
        return new ArrayList<>(asked.values());
    }
}
