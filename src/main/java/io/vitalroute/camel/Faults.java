package io.vitalroute.camel;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;

import io.vitalroute.pipeline.Outcome;
import io.vitalroute.pipeline.RetryPolicy.Failure;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** Exceptions of libraries in words that are safe to log: their messages may hold patient data, their types don't. */
final class Faults {
    private Faults() {}

    /** Types of the exception and its causes, outermost first. Our own problems are value-free and say themselves. */
    static String named(Throwable fault) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return problem.first().toString();
            }
            if (!(t instanceof CompletionException)) {
                text.append(text.length() == 0 ? "" : ", caused by ")
                        .append(t.getClass().getSimpleName());
            }
        }
        return text.toString();
    }

    /** Whether the store is away or full, so that it is worth to try again. */
    static boolean isStoreAway(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return problem.first().code() == ProblemCode.K101_UNAVAILABLE;
            }
        }
        return false;
    }

    /** Whether nothing can have left us: no connection, no agreement on TLS, no credentials. */
    static boolean neverSent(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof ConnectException
                    || t instanceof UnknownHostException
                    || t instanceof SSLHandshakeException
                    || t instanceof ProblemException) {
                return true;
            }
        }
        return false;
    }

    /** For a receiver that would store a message twice: a person must see whether it has arrived. */
    static Outcome doubtful(String destination, String what) {
        return new Outcome.Parked(
                Problem.of(
                                ProblemCode.D108_AMBIGUOUS,
                                Where.of(destination),
                                "it may have arrived, and the receiver would store it twice: " + what)
                        .hint("see whether the receiver has it; if not: vitalroute replay"),
                null);
    }

    /** An exception on the way to a receiver: nobody answered, so try again. */
    static Failure ofDelivery(Throwable fault, String destination) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof ProblemException problem) {
                return new Failure(problem.first(), null, null);
            }
        }
        return new Failure(
                Problem.of(
                                ProblemCode.D102_NO_ANSWER,
                                Where.of(destination),
                                "the receiver did not answer: " + named(fault))
                        .hint("see that it runs and that the settings of " + destination + " name its address"),
                null,
                null);
    }
}
