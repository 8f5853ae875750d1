package io.vitalroute.source.connect;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

import static org.assertj.core.api.Assertions.assertThat;

class DisconnectingTest {
    private final MemoryBench memory = new MemoryBench();
    private final Bench bench = memory.bench;
    private final Disconnecting disconnecting =
            new Disconnecting(bench.parts, new AccessTokens(bench.parts, bench.clock), bench.clock);
    private final Connection watch = bench.connect("watch", Bench.ANNA, "u1");

    @Test
    void it_ends_at_the_vendor_and_here() {
        List<String> before = List.copyOf(bench.desk.issued());

        Disconnecting.Ended ended = disconnecting.end(watch, "nurse");

        assertThat(ended).isEqualTo(new Disconnecting.Ended(true, null));
        assertThat(before).noneMatch(bench.desk::accepts);
        assertThat(bench.connections.get(watch.id()).orElseThrow().state()).isEqualTo(Connection.State.DISCONNECTED);
        assertThat(bench.connections.tokens(watch.id())).isEmpty();
    }

    @Test
    void where_the_vendor_does_not_answer_it_ends_here_and_is_told() {
        bench.desk.silent(true);
        int before = bench.desk.requests().size();

        Disconnecting.Ended ended = disconnecting.end(watch, "nurse");

        assertThat(ended.ended()).isTrue();
        assertThat(ended.problem()).isNotNull();
        assertThat(String.valueOf(ended.problem()))
                .contains("no answer", "own app")
                .doesNotContain("u1");
        assertThat(bench.desk.requests()).hasSize(before + 3);
    }

    @Test
    void what_the_vendor_has_ended_already_is_ended() {
        bench.desk.revoke("u1");

        assertThat(disconnecting.end(watch, "nurse").problem()).isNull();
    }

    @Test
    void a_vendor_that_lets_only_the_patient_end_it_is_told() {
        Disconnecting.Ended ended = disconnecting.end(bench.connect("ring", Bench.ANNA, "u2"), "nurse");

        assertThat(ended.ended()).isTrue();
        assertThat(String.valueOf(ended.problem())).contains("own app");
    }

    @Test
    void a_connection_that_waits_for_the_patient_ends_without_asking_the_vendor() {
        AccessTokens tokens = new AccessTokens(bench.parts, bench.clock);
        bench.connections.needsReconnect(
                watch.id(), 1, Problem.of(ProblemCode.S407_RECONNECT, Where.of("watch"), "refused"));
        int before = bench.desk.requests().size();

        Disconnecting.Ended ended = new Disconnecting(bench.parts, tokens, bench.clock)
                .end(bench.connections.get(watch.id()).orElseThrow(), "nurse");

        assertThat(ended.ended()).isTrue();
        assertThat(bench.desk.requests()).hasSize(before);
    }
}
