package io.vitalroute.store;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletionException;

import org.sqlite.SQLiteException;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Driver exceptions as problems. Drivers quote SQL, keys and values in their messages, so nothing of the exception goes
 * on but its code and its stack frames.
 */
final class Faults {
    static final Where STORE = Where.of("store");

    /** PostgreSQL error classes that say "this row", not "this database": data exception, constraint, syntax. */
    private static final Set<String> ROW_CLASSES = Set.of("22", "23", "42", "54");

    private Faults() {}

    static ProblemException of(SQLException fault) {
        boolean row = aboutTheRow(fault);
        Problem problem = row
                ? Problem.of(ProblemCode.K102_REFUSED, STORE, "the database refused a row (" + code(fault) + ")")
                : Problem.of(ProblemCode.K101_UNAVAILABLE, STORE, "the database did not answer (" + code(fault) + ")")
                        .hint("see that it runs, can be reached and has room on its disk; nothing that was accepted is"
                                + " lost");
        ProblemException exception = new ProblemException(problem);
        exception.setStackTrace(fault.getStackTrace());
        return exception;
    }

    static ProblemException closed() {
        return new ProblemException(Problem.of(ProblemCode.K101_UNAVAILABLE, STORE, "the store is closed"));
    }

    /** Whether the database is away or full, so that the same change may well succeed later. */
    static boolean isUnavailable(Throwable fault) {
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
        return cause instanceof ProblemException problem && problem.first().code() == ProblemCode.K101_UNAVAILABLE;
    }

    /** What an exception of any kind becomes before it leaves the room. */
    static RuntimeException of(Throwable fault) {
        if (fault instanceof SQLException sql) {
            return of(sql);
        }
        if (fault instanceof ProblemException || fault instanceof Conflict) {
            return (RuntimeException) fault;
        }
        IllegalStateException bare = new IllegalStateException(
                "fault in the store: " + fault.getClass().getName());
        bare.setStackTrace(fault.getStackTrace());
        return bare;
    }

    private static boolean aboutTheRow(SQLException fault) {
        if (fault instanceof SQLiteException sqlite) {
            String name = sqlite.getResultCode().name();
            return name.startsWith("SQLITE_CONSTRAINT")
                    || name.equals("SQLITE_TOOBIG")
                    || name.equals("SQLITE_MISMATCH")
                    || name.equals("SQLITE_ERROR");
        }
        String state = fault.getSQLState();
        return state != null && state.length() == 5 && ROW_CLASSES.contains(state.substring(0, 2));
    }

    private static String code(SQLException fault) {
        if (fault instanceof SQLiteException sqlite) {
            return sqlite.getResultCode().name();
        }
        return "SQLSTATE " + fault.getSQLState();
    }
}
