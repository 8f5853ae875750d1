package io.vitalroute.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An OperationOutcome (R4 operationoutcome.html), or what came in its place, parted into what may be told (codes and
 * element paths) and the server's own words.
 *
 * @param issues such as {@code invariant at Bundle.entry[3].resource}
 * @param codes issue types
 * @param entries of the Bundle that are blamed, from 0
 * @param words for the eyes of who may see patient data; null where there are none
 */
record ServerWords(
        Set<String> issues,
        Set<String> codes,
        Set<Integer> entries,
        @Nullable String words) {
    private static final int MOST_WORDS = 4000;
    private static final int MOST_ISSUES = 3;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z-]{1,31}");
    /** A path of names and indices; anything that could carry a value is left out. */
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z]{1,40}(\\[\\d{1,5}]|\\([A-Za-z]{0,40}\\)|\\.[A-Za-z]{1,40}){0,20}");

    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d{1,5})]");

    static final ServerWords NONE = new ServerWords(Set.of(), Set.of(), Set.of(), null);

    /** The OperationOutcome in the tree, else only its text. */
    static ServerWords of(@Nullable JsonNode tree, byte[] body) {
        if (tree != null && tree.path("resourceType").asText().equals("OperationOutcome")) {
            return of(tree);
        }
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? NONE : new ServerWords(Set.of(), Set.of(), Set.of(), cut(text));
    }

    static ServerWords of(JsonNode outcome) {
        Set<String> issues = new LinkedHashSet<>();
        Set<String> codes = new LinkedHashSet<>();
        Set<Integer> entries = new TreeSet<>();
        List<String> words = new ArrayList<>();
        for (JsonNode issue : outcome.path("issue")) {
            words.add(words(issue));
            String severity = issue.path("severity").asText();
            if (severity.equals("error") || severity.equals("fatal")) {
                String code = safe(CODE, issue.path("code").asText());
                codes.add(code);
                issues.add(code + paths(issue));
                entries(issue, entries);
            }
        }
        return new ServerWords(issues, codes, entries, cut(String.join("\n", words)));
    }

    /** Whether the server said anything that a FHIR server says. */
    boolean isFhir() {
        return !issues.isEmpty();
    }

    /** {@code : invariant at Bundle.entry[3].resource, and 2 more}; empty where nothing is known. */
    String summary() {
        if (issues.isEmpty()) {
            return "";
        }
        List<String> first = issues.stream().limit(MOST_ISSUES).toList();
        int more = issues.size() - first.size();
        return ": " + String.join("; ", first) + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String paths(JsonNode issue) {
        List<String> paths = new ArrayList<>();
        issue.path("expression").forEach(path -> {
            if (PATH.matcher(path.asText()).matches()) {
                paths.add(path.asText());
            }
        });
        return paths.isEmpty() ? "" : " at " + String.join(", ", paths);
    }

    private static void entries(JsonNode issue, Set<Integer> to) {
        List<String> texts = new ArrayList<>();
        issue.path("expression").forEach(path -> texts.add(path.asText()));
        texts.add(issue.path("diagnostics").asText());
        texts.add(issue.path("details").path("text").asText());
        for (String text : texts) {
            Matcher matcher = ENTRY.matcher(text);
            while (matcher.find()) {
                to.add(Integer.parseInt(matcher.group(1)));
            }
        }
    }

    private static String words(JsonNode issue) {
        StringBuilder text = new StringBuilder(issue.path("severity").asText())
                .append(' ')
                .append(issue.path("code").asText());
        for (JsonNode part : List.of(issue.path("details").path("text"), issue.path("diagnostics"))) {
            if (part.isTextual()) {
                text.append(": ").append(part.asText());
            }
        }
        return text.toString();
    }

    private static String safe(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? text : "unknown";
    }

    private static String cut(String text) {
        return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS) + " ...";
    }
}
