package io.vitalroute.cli;

import org.junit.jupiter.api.Test;

import io.vitalroute.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

class SimulateCommandTest {

    @Test
    void a_fault_that_there_is_not_is_named_with_those_that_there_are() {
        CommandRun run = CommandRun.of("simulate", "--port", "0", "--faults", "429=5,earthquake=3");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("earthquake=3", "truncate");
    }

    @Test
    void help_shows_an_example() {
        CommandRun run = CommandRun.of("simulate", "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("vitalroute simulate --people 50", "--push-to");
    }
}
