package io.vitalroute.store;

import java.sql.SQLException;
import java.util.List;

import org.sqlite.SQLiteException;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** Why a store cannot be opened, said to whoever starts the engine: that person can look at the address and mend it. */
final class OpenFault {
    private static final List<Sign> SIGNS = List.of(
            new Sign("08", "no database answers there", "see that it runs and can be reached from here"),
            new Sign("28", "the database refuses the user or the password", "see STORE_USER and STORE_PASSWORD"),
            new Sign("3D", "the server has no database of this name", "create it, or mend its name in STORE_URL"),
            new Sign("42501", "this user may not make tables there", "grant it CREATE on the database's schema"),
            new Sign(
                    "53300", "the server takes no more connections", "raise max_connections; an engine needs about 12"),
            new Sign(
                    "SQLITE_NOTADB",
                    "the file is no SQLite database",
                    "name another file in STORE_URL, or move it away"),
            new Sign("SQLITE_CORRUPT", "the file is damaged", "restore it from a backup"),
            new Sign("SQLITE_READONLY", "the file may not be written", "see that this user may write file and folder"),
            new Sign("SQLITE_CANTOPEN", "the file cannot be opened", "see that this user may write file and folder"),
            new Sign(
                    "SQLITE_LIBRARY",
                    "SQLite's native library cannot be loaded",
                    "it is unpacked into the folder for temporary files, which must not be mounted noexec;"
                            + " -Dorg.sqlite.tmpdir=FOLDER names another"),
            new Sign(
                    "SQLITE_FULL",
                    "the disk is full",
                    "make room, then start again; nothing that was accepted is lost"));

    private OpenFault() {}

    static ProblemException of(SQLException fault, String url) {
        String code = code(fault, url);
        Where where = where(url);
        return SIGNS.stream()
                .filter(sign -> code.startsWith(sign.code))
                .findFirst()
                .map(sign -> problem(where, sign.message, sign.hint))
                .orElseGet(() -> problem(
                        where, "the database cannot be used (" + code + ")", "the database's own log says more"));
    }

    /** The driver's code; where its own library is missing it has none. */
    private static String code(SQLException fault, String url) {
        if (fault instanceof SQLiteException sqlite) {
            return sqlite.getResultCode().name();
        }
        boolean hasLibrary = fault.getSQLState() != null || !url.startsWith("sqlite:");
        return hasLibrary ? String.valueOf(fault.getSQLState()) : "SQLITE_LIBRARY";
    }

    /** An address without what may be a secret in it. */
    static Where where(String url) {
        return Where.of(url.replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*", ""));
    }

    private static ProblemException problem(Where where, String message, String hint) {
        return new ProblemException(
                Problem.of(ProblemCode.K101_UNAVAILABLE, where, message).hint(hint));
    }

    /** What a code begins with, and what it means. */
    private record Sign(String code, String message, String hint) {}
}
