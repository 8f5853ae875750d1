package io.vitalroute.store;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Beside {@code StartFaultTest}: what can be provoked only in a container. */
class OpenFaultTest {
    @Test
    void a_temporary_folder_that_runs_nothing_is_named_where_SQLites_library_cannot_be_loaded() {
        String said = OpenFault.of(new SQLException("Error opening connection"), "sqlite:/data/vitalroute.db")
                .first()
                .toString();

        assertThat(said)
                .startsWith("sqlite:/data/vitalroute.db: K101 SQLite's native library cannot be loaded")
                .contains("noexec");
    }
}
