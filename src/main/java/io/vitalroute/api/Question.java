package io.vitalroute.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.vitalroute.camel.web.WebAnswer;
import io.vitalroute.source.connect.Asked;

/**
 * The page on which a patient agrees. A scope's words may be translated under {@code scope.VENDOR.SCOPE}, with all but
 * letters, digits and dots in the scope as hyphens.
 */
record Question(Sentences say, Asked.Question asked) {
    private static final List<String> HOW =
            List.of("ask.how.signin", "ask.how.untick", "ask.how.since", "ask.how.stop", "ask.how.emergency");

    String language() {
        return say.language();
    }

    /** Which text the patient agreed to: a hash of every sentence on the page. */
    String version() {
        List<String> shown = new ArrayList<>(List.of(say.of("ask.heading"), say.of("ask.why"), say.of("ask.what")));
        shown.addAll(what());
        shown.addAll(how());
        shown.add(say.of("ask.agree"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", shown).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    WebAnswer page(String address, String invitation) {
        return new Html()
                .heading(say.of("ask.heading"))
                .paragraph(say.of("ask.why"))
                .section(say.of("ask.what"))
                .list(what())
                .section(say.of("ask.how"))
                .list(how())
                .choice(
                        address,
                        "invitation",
                        invitation,
                        say.of("ask.agree"),
                        address + "/declined",
                        say.of("ask.decline"))
                .page(200, say.language(), say.of("ask.title"));
    }

    private List<String> what() {
        return asked.scopes().stream()
                .map(scope -> say.or(
                        "scope." + asked.vendor() + "." + scope.name().replaceAll("[^A-Za-z0-9.]", "-"), scope.title()))
                .toList();
    }

    private List<String> how() {
        return HOW.stream().map(say::of).toList();
    }
}
