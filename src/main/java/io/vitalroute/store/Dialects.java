package io.vitalroute.store;

import java.io.IOException;
import java.nio.file.Path;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** The database that a URL stands for. */
final class Dialects {
    private Dialects() {}

    /**
     * Opens the database.
     *
     * @throws ProblemException K101 where it cannot be used, K104 where another engine uses the SQLite file, K107 for a
     *     URL of another kind
     */
    static Dialect of(StoreSettings settings) {
        String url = settings.url();
        boolean engine = settings.role() == StoreSettings.Role.ENGINE;
        try {
            if (url.equals("memory")) {
                return Sqlite.temporary();
            }
            if (url.startsWith("sqlite:")) {
                return Sqlite.file(Path.of(url.substring("sqlite:".length())), engine);
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.of(
                            ProblemCode.K101_UNAVAILABLE,
                            OpenFault.where(url),
                            "the folder of the SQLite file cannot be used")
                    .hint("see that the process may create and write files there"));
        }
        if (url.startsWith("postgresql:")) {
            return new Postgres(settings);
        }
        throw new ProblemException(Problem.of(
                        ProblemCode.K107_URL, Where.of("settings"), "store.url is no address of a store that there is")
                .hint("sqlite:/path/to/file.db, postgresql://host:port/database, or memory"));
    }
}
