package io.vitalroute.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import io.vitalroute.reading.PatientRef.Identifier;
import io.vitalroute.sandbox.vendor.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatchTest {
    @TempDir
    private Path folder;

    @Test
    void a_marked_line_is_found_with_its_test_class_and_its_logger() throws IOException {
        Watch watch = new Watch(folder);
        watch.working("io.vitalroute.SomeTest");
        watch.note("vitalroute.delivery", "delivered 7");
        watch.note("vitalroute.delivery", "a weight of\n" + Canary.number("70.5"));

        assertThat(Leak.report(watch.leaks()))
                .startsWith("io.vitalroute.SomeTest, vitalroute.delivery: 1, first process-")
                .endsWith(".log:2 io.vitalroute.SomeTest | vitalroute.delivery | a weight of 70.50037193719371");
    }

    @Test
    void what_other_processes_write_is_read_and_what_other_runs_left_is_not() throws IOException {
        Files.writeString(folder.resolve("old.log"), Canary.WORD);
        Watch watch = new Watch(folder);
        watch.begin();
        assertThat(watch.leaks()).isEmpty();

        Files.writeString(folder.resolve("engines.log"), "well\n" + Canary.WORD + "\n");

        assertThat(watch.leaks()).containsExactly(new Leak("engines.log:2", Canary.WORD));
    }

    @Test
    void an_exception_of_another_that_nobody_logs_is_not_ours() throws IOException {
        Watch watch = new Watch(folder);
        Thrown thrown = Thrown.record();
        assertThat(new NumberFormatException(Canary.WORD)).hasMessage(Canary.WORD);

        thrown.tell(watch);

        assertThat(watch.leaks()).isEmpty();
    }

    @Test
    void an_exception_of_the_engine_is_kept_with_who_made_it() throws IOException {
        Watch watch = new Watch(folder);
        Thrown thrown = Thrown.record();
        Person person = new Person(new Identifier("urn:oid:2.999", "p1"), Map.of(), ZoneOffset.UTC);
        assertThatThrownBy(() -> person.account("acme")).isInstanceOf(IllegalArgumentException.class);

        thrown.tell(watch);

        assertThat(folder)
                .isDirectoryContaining(file -> text(file)
                        .contains("exception of io.vitalroute.sandbox.vendor.Person.account"
                                + " | java.lang.IllegalArgumentException: the person has no account with acme"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_log_of_this_very_run_is_kept_below_the_level_of_the_console() throws IOException {
        String words = "a line for the watch";

        LoggerFactory.getLogger("vitalroute.watched").trace(words);

        Path own = Watch.FOLDER.resolve("process-" + ProcessHandle.current().pid() + ".log");
        assertThat(Files.readString(own))
                .contains(WatchTest.class.getName() + " | vitalroute.watched | TRACE {} " + words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"66.37193719371", "3.7193719371E10", "37193719371000", "|70.25037193719371|kg", "it CANARYs"})
    void a_mark_is_found_however_it_is_written(String text) {
        assertThat(Canary.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a37193719371", "37193719371f", "CanaryTest", "1773473460123"})
    void hashes_and_names_hold_no_mark(String text) {
        assertThat(Canary.isIn(text)).isFalse();
    }

    @Test
    void a_marked_number_is_the_same_to_three_decimals() {
        assertThat(Canary.number("7")).isEqualTo("7.00037193719371");
        assertThat(Canary.number("70.25")).isEqualTo("70.25037193719371");
    }
}
