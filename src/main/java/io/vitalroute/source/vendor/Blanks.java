package io.vitalroute.source.vendor;

import java.util.Set;
import java.util.TreeSet;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/**
 * The blanks that a call's templates may have.
 *
 * @param times those that are instants, and so need a format
 * @param texts the others
 */
record Blanks(Set<String> times, Set<String> texts) {
    private static final Set<String> SPAN = Set.of("from", "to");

    /** Of a call for a span. */
    static final Blanks PAGE = new Blanks(SPAN, Set.of("page", "account"));
    /** The same of a feed with {@code each}. */
    static final Blanks EACH_PAGE = new Blanks(SPAN, Set.of("page", "account", "each"));
    /** Of a call for one object. */
    static final Blanks OBJECT = new Blanks(SPAN, Set.of("page", "account", "object"));
    /** The same of a feed with {@code each}. */
    static final Blanks EACH_OBJECT = new Blanks(SPAN, Set.of("page", "account", "object", "each"));
    /** Of the calls around connecting and disconnecting. */
    static final Blanks CONNECTING = new Blanks(
            Set.of(),
            Set.of("account", "client-id", "client-secret", "access-token", "refresh-token", "nonce", "signature"));
    /** Of calls for notices. */
    static final Blanks SUBSCRIBING = new Blanks(
            Set.of(),
            Set.of(
                    "callback",
                    "topic",
                    "topic-first",
                    "topic-second",
                    "remote",
                    "token",
                    "client-id",
                    "client-secret",
                    "client-basic"));
    /** Of a stream's name. */
    static final Blanks STREAM = new Blanks(Set.of(), Set.of("each"));

    /** Finds blanks and formats that nothing fills. */
    void check(Template template, Where at, Findings findings) {
        if (template.hasStrayBrace()) {
            findings.say(
                    ProblemCode.C105_WRONG_TYPE,
                    at,
                    "a brace that belongs to no blank",
                    "a blank is written {name}, {name:format} or {name-1d:format}, a plain brace twice");
        }
        template.blanks().forEach(blank -> check(blank, at, findings));
    }

    private void check(Blank blank, Where at, Findings findings) {
        Set<String> known = new TreeSet<>(times);
        known.addAll(texts);
        if (!known.contains(blank.name())) {
            findings.say(
                    ProblemCode.C121_UNKNOWN_NAME,
                    at,
                    "nothing fills the blank {" + blank.name() + "} here",
                    Suggest.hint(blank.name(), known).orElse(null));
        } else if (blank.written() != null && blank.format().isEmpty()) {
            findings.say(
                    ProblemCode.C121_UNKNOWN_NAME,
                    at,
                    "unknown format \"" + blank.written() + "\"",
                    Suggest.hint(blank.written(), BlankFormat.words()).orElse(null));
        } else if (times.contains(blank.name()) && !(blank.written() != null && blank.isTime())) {
            findings.say(
                    ProblemCode.C105_WRONG_TYPE,
                    at,
                    "{" + blank.name() + "} is a time: say how it is written",
                    "such as {" + blank.name() + ":iso}");
        } else if (!times.contains(blank.name()) && blank.isTime()) {
            findings.say(ProblemCode.C105_WRONG_TYPE, at, "{" + blank.name() + "} is no time", null);
        }
    }
}
