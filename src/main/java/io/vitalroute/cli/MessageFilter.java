package io.vitalroute.cli;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import io.vitalroute.pipeline.Journal.Query;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** Which payloads are meant. */
final class MessageFilter {
    @Option(names = "--source", description = "Of this vendor.")
    private @Nullable String source;

    @Option(names = "--stream", description = "Of this kind of data.")
    private @Nullable String stream;

    @Option(names = "--account", description = "Of this vendor's user.")
    private @Nullable String account;

    @Option(names = "--patient", paramLabel = "SYSTEM|ID", description = "With readings of this patient.")
    private @Nullable String patient;

    @Option(
            names = "--state",
            description = "One of kept, working, done, waiting (for a link), refused, failed, expired.")
    private @Nullable String state;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            converter = Arguments.Moment.class,
            description = "Received at this time or later.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = Arguments.Moment.class,
            description = "Received before this time.")
    private @Nullable Instant until;

    @Option(names = "--limit", defaultValue = "50", description = "At most so many; ${DEFAULT-VALUE} where left out.")
    private int limit = 50;

    Query query() {
        return new Query(source, stream, account, patient, state, since, until, limit);
    }

    /** Whether anything was asked for at all. */
    boolean isEmpty() {
        return source == null
                && stream == null
                && account == null
                && patient == null
                && state == null
                && since == null
                && until == null;
    }

    static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.of(ProblemCode.C121_UNKNOWN_NAME, Where.of("message " + id), "no message, or several, begin so")
                        .hint("vitalroute messages lists them"));
    }
}
