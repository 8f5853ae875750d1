package io.vitalroute.sandbox;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {
    private static final Ledger.Line FIRST = new Ledger.Line("fhir", "Observation/1", 1, "urn:x|1");
    private static final Ledger.Line SECOND = new Ledger.Line("hl7", "VITALROUTE", 1, "m1");

    @TempDir
    Path directory;

    @Test
    void lines_can_be_read_while_the_ledger_is_open_and_after_it_is_opened_again() {
        Path file = directory.resolve("ledger.tsv");
        try (Ledger ledger = Ledger.open(file)) {
            ledger.add(FIRST);
            assertThat(Ledger.read(file)).containsExactly(FIRST);
        }
        try (Ledger ledger = Ledger.open(file)) {
            ledger.add(SECOND);
        }
        assertThat(Ledger.read(file)).containsExactly(FIRST, SECOND);
    }

    @Test
    void a_line_that_was_cut_off_is_left_out() throws Exception {
        Path file = directory.resolve("ledger.tsv");
        try (Ledger ledger = Ledger.open(file)) {
            ledger.add(FIRST);
        }
        Files.writeString(file, "fhir\tObserv", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        assertThat(Ledger.read(file)).containsExactly(FIRST);
    }
}
