package io.vitalroute.camel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.vitalroute.problem.Where;

/**
 * The settings that something reads: those of the engine itself, those that route files name, and those that every
 * destination has.
 *
 * @param names all of them
 * @param placeholders those of route files, with their place and default
 * @param destinations names of destinations
 */
record KnownSettings(Set<String> names, List<Placeholder> placeholders, Set<String> destinations) {
    private static final List<String> ENGINE = List.of(
            "store.url",
            "store.user",
            "store.password",
            "store.lease-seconds",
            "http.host",
            "http.port",
            "http.max-body",
            "http.trusted-proxies",
            "management.host",
            "management.port",
            "mllp-in.max-message",
            "mllp-in.authorities",
            "reload.every",
            "public.url",
            "connect.organisation",
            "connect.purpose",
            "connect.contact",
            "connect.key-file",
            "connect.key",
            "connect.key-uri",
            "log.format",
            "log.level",
            "log.libraries",
            "retention.at",
            "retention.bodies",
            "retention.failed",
            "retention.messages",
            "retention.values",
            "retention.problems",
            "retention.history",
            "retention.keys",
            "retention.unresolved");

    private static final List<String> DESTINATION = List.of(
            "auth",
            "user",
            "password",
            "token",
            "token-url",
            "client-id",
            "client-secret",
            "secret-in",
            "private-key",
            "scope",
            "key-store",
            "key-store-password",
            "trust-store",
            "trust-store-password",
            "secret",
            "timeout",
            "acknowledgements",
            "in-flight",
            "check-host");

    /** What is asked for of vendors that push: what overrules their files, too. */
    private static final List<String> PUSH = List.of(
            "api",
            "authorize",
            "token",
            "scopes",
            "history",
            "secret",
            "secret-before",
            "client-id",
            "client-secret",
            "client-secret-before",
            "push-authorization",
            "push-authorization-before",
            "push-token",
            "push-token-before",
            "push-from",
            "keyset");

    private static final List<String> CERTIFICATES =
            List.of("key-store", "key-store-password", "trust-store", "trust-store-password");

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\??([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)(?::([^}]*))?}}");
    private static final Pattern SECRET = Pattern.compile("(?:secret|apiKey)\\('([a-z0-9.-]+)'\\)");
    private static final Pattern CHECK = Pattern.compile("\\bcheck\\('([a-z0-9-]+)'\\)");
    private static final Pattern LISTENER = Pattern.compile("#tls-listener-([a-z0-9-]+)");
    private static final Pattern OUTBOX = Pattern.compile("outbox:([a-z0-9-]+)");

    /** A setting in a route file; {@code otherwise} is empty where it has no default. */
    record Placeholder(String name, String otherwise, Where at) {}

    static KnownSettings of(RouteFolder folder, Map<Path, String> texts) {
        Set<String> names = new TreeSet<>(ENGINE);
        List<Placeholder> placeholders = new ArrayList<>();
        Set<String> destinations = new TreeSet<>();
        texts.forEach((file, text) -> {
            placeholders(folder.shown(file), text, placeholders);
            found(SECRET, text).map(match -> match.group(1)).forEach(names::add);
            found(CHECK, text).forEach(match -> PUSH.forEach(key -> names.add(match.group(1) + "." + key)));
            found(OUTBOX, text).map(match -> match.group(1)).forEach(destinations::add);
        });
        placeholders.forEach(placeholder -> names.add(placeholder.name));
        texts.values().stream()
                .flatMap(text -> found(LISTENER, text))
                .forEach(match -> CERTIFICATES.forEach(key -> names.add(match.group(1) + "." + key)));
        destinations.forEach(destination -> DESTINATION.forEach(key -> names.add(destination + "." + key)));
        return new KnownSettings(names, placeholders, destinations);
    }

    private static void placeholders(String file, String text, List<Placeholder> all) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.stripLeading().startsWith("#")) {
                Where at = Where.file(file, number, 1);
                found(PLACEHOLDER, line)
                        .map(match -> new Placeholder(match.group(1), match.group(2) == null ? "" : match.group(2), at))
                        .forEach(all::add);
            }
        }
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
