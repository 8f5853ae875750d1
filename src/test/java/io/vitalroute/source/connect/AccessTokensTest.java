package io.vitalroute.source.connect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.Disposition;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AccessTokensTest {
    private static final Duration LIFE = Duration.ofHours(1);

    private final MemoryBench memory = new MemoryBench();
    private final Bench bench = memory.bench;
    private final AccessTokens tokens = tokens();
    private final String ring = bench.connect("ring", Bench.ANNA, "u1").id();

    @Test
    void a_good_token_is_given_without_asking_vendor_or_store_each_time() {
        AccessToken token = tokens.get(ring);
        int reads = memory.connections.reads();

        for (int i = 0; i < 50; i++) {
            assertThat(tokens.get(ring)).isEqualTo(token);
        }

        assertThat(bench.desk.accepts(token.value())).isTrue();
        assertThat(token.header()).isEqualTo("Bearer " + token.value());
        assertThat(memory.connections.reads()).isEqualTo(reads);
        assertThat(bench.desk.renewals()).isZero();
    }

    @Test
    void a_token_is_renewed_a_tenth_of_its_life_before_it_ends_and_is_stored_first() {
        bench.clock.forward(Duration.ofMinutes(53));
        tokens.get(ring);
        assertThat(bench.desk.renewals()).isZero();

        bench.clock.forward(Duration.ofMinutes(1));
        AccessToken token = tokens.get(ring);

        assertThat(bench.desk.renewals()).isEqualTo(1);
        assertThat(bench.desk.accepts(token.value())).isTrue();
        assertThat(stored().access()).isEqualTo(token.value());
        assertThat(stored().expiresAt()).isEqualTo(bench.clock.instant().plus(LIFE));
    }

    @Test
    void a_token_that_cannot_be_stored_is_not_used_and_is_stored_as_soon_as_that_is_possible() {
        bench.clock.forward(LIFE);
        bench.desk.disturb(request -> {
            memory.connections.away(true);
            return null;
        });
        assertThat(problem().code()).isEqualTo(ProblemCode.K101_UNAVAILABLE);
        assertThat(problem().code()).isEqualTo(ProblemCode.K101_UNAVAILABLE);

        memory.connections.away(false);
        bench.desk.disturb(null);
        AccessToken token = tokens.get(ring);

        assertThat(bench.desk.accepts(token.value())).isTrue();
        assertThat(bench.desk.renewals()).isEqualTo(1);
        assertThat(stored().access()).isEqualTo(token.value());
    }

    @Test
    void another_engine_s_renewal_is_found_when_the_old_token_is_refused() {
        AccessTokens other = tokens();
        AccessToken old = other.get(ring);
        bench.clock.forward(Duration.ofMinutes(55));
        AccessToken renewed = tokens.get(ring);
        assertThat(bench.desk.accepts(old.value())).isFalse();

        other.refused(old);

        assertThat(other.get(ring)).isEqualTo(renewed);
        assertThat(bench.desk.renewals()).isEqualTo(1);
    }

    @Test
    void a_refusal_forces_one_renewal_and_not_a_second_one_at_once() {
        bench.clock.forward(Duration.ofMinutes(5));
        AccessToken old = tokens.get(ring);
        bench.desk.dropAccess();

        tokens.refused(old);
        AccessToken fresh = tokens.get(ring);
        assertThat(bench.desk.accepts(fresh.value())).isTrue();

        tokens.refused(fresh);
        assertThat(problem().code()).isEqualTo(ProblemCode.S203_UNAUTHORIZED);
        assertThat(problem().code().disposition()).isEqualTo(Disposition.RETRY);
        assertThat(bench.desk.renewals()).isEqualTo(1);

        bench.clock.forward(Duration.ofMinutes(2));
        assertThat(bench.desk.accepts(tokens.get(ring).value())).isTrue();
    }

    @Test
    void a_refused_refresh_needs_the_patient_and_is_not_tried_again() {
        bench.desk.revoke("u1");
        bench.clock.forward(LIFE);

        Problem first = problem();
        int asked = bench.desk.requests().size();
        Problem again = problem();

        assertThat(first.code()).isEqualTo(ProblemCode.S407_RECONNECT);
        assertThat(first.hint()).contains("vitalroute invite ring");
        assertThat(again).isEqualTo(first);
        assertThat(bench.desk.requests()).hasSize(asked);
        assertThat(state()).isEqualTo(Connection.State.NEEDS_RECONNECT);

        assertThat(bench.connect("ring", Bench.ANNA, "u1").id()).isEqualTo(ring);
        assertThat(bench.desk.accepts(tokens.get(ring).value())).isTrue();
    }

    @Test
    void what_is_wrong_with_us_or_passes_never_costs_an_account() {
        bench.clock.forward(LIFE);
        Map<String, Integer> answers = Map.of(
                "{\"error\":\"invalid_client\"}", 401,
                "{\"error\":\"invalid_request\"}", 400,
                "<html>gateway</html>", 502,
                "{}", 429,
                "not json", 200,
                "", 404);
        answers.forEach((body, status) -> {
            bench.desk.disturb(request -> Desk.json(status, body));
            bench.clock.forward(Duration.ofMinutes(10));
            assertThat(problem().code().disposition()).as(body).isEqualTo(Disposition.RETRY);
            assertThat(state()).as(body).isEqualTo(Connection.State.CONNECTED);
        });
        bench.desk.disturb(null);
        bench.clock.forward(Duration.ofMinutes(10));

        assertThat(bench.desk.accepts(tokens.get(ring).value())).isTrue();
    }

    @Test
    void a_vendor_that_does_not_answer_is_left_in_peace_and_the_old_token_used_while_it_lives() {
        AccessToken old = tokens.get(ring);
        bench.clock.forward(Duration.ofMinutes(55));
        bench.desk.silent(true);
        int before = bench.desk.requests().size();

        for (int i = 0; i < 5; i++) {
            assertThat(tokens.get(ring)).isEqualTo(old);
        }
        assertThat(bench.desk.requests()).hasSize(before + 1);

        bench.clock.forward(Duration.ofMinutes(5));
        assertThat(problem().code()).isEqualTo(ProblemCode.S201_NO_ANSWER);
        bench.desk.silent(false);
        bench.clock.forward(Duration.ofMinutes(1));
        assertThat(bench.desk.accepts(tokens.get(ring).value())).isTrue();
    }

    @Test
    void an_engine_that_died_with_the_right_to_renew_keeps_it_for_its_lease_only() {
        bench.clock.forward(LIFE);
        bench.connections.beginRenewal(ring, 1, Duration.ofMinutes(3));
        AtomicInteger looks = new AtomicInteger();
        AccessTokens patient = new AccessTokens(bench.parts, bench.clock, pause -> {
            looks.incrementAndGet();
            bench.clock.forward(Duration.ofSeconds(1));
        });

        assertThat(bench.desk.accepts(patient.get(ring).value())).isTrue();
        assertThat(looks).hasValue(180);
    }

    @Test
    void nobody_waits_for_ever() {
        bench.clock.forward(LIFE);
        bench.connections.beginRenewal(ring, 1, Duration.ofDays(1));

        assertThat(problem().code()).isEqualTo(ProblemCode.S201_NO_ANSWER);
        assertThat(bench.desk.renewals()).isZero();
    }

    @Test
    void after_a_death_between_answer_and_store_the_old_refresh_token_is_tried_again() {
        bench.clock.forward(LIFE);
        bench.connections.beginRenewal(ring, 1, Duration.ofMinutes(3));
        new TokenEndpoint(
                        bench.parts.vendor("ring"),
                        ConnectParts.oauth(bench.parts.vendor("ring")),
                        bench.parts.clients().apply("ring"),
                        bench.desk)
                .refresh(String.valueOf(stored().refresh()), bench.clock.instant());
        bench.clock.forward(Duration.ofMinutes(3));

        assertThat(problem().code()).isEqualTo(ProblemCode.S407_RECONNECT);
        assertThat(state()).isEqualTo(Connection.State.NEEDS_RECONNECT);
    }

    @Test
    void a_vendor_without_refresh_tokens_ends_them_by_refusing() {
        bench.desk.disturb(request -> Desk.json(200, "{\"access_token\":\"long\",\"x_user_id\":9,\"expires_in\":60}"));
        String strap = ((Arrived.Connected)
                        bench.back("strap", bench.agree("strap", bench.invite("strap", Bench.ANNA)), "c"))
                .connection()
                .id();
        bench.clock.forward(Duration.ofDays(400));
        AccessToken token = tokens.get(strap);
        assertThat(token.value()).isEqualTo("long");

        tokens.refused(token);

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> tokens.get(strap));
        assertThat(problem.first().code()).isEqualTo(ProblemCode.S407_RECONNECT);
    }

    @Test
    void the_old_refresh_token_goes_on_where_the_vendor_gives_no_new_one() {
        bench.clock.forward(LIFE);
        String refresh = stored().refresh();
        bench.desk.disturb(request -> Desk.json(200, "{\"access_token\":\"next\",\"expires_in\":3600}"));

        assertThat(tokens.get(ring).value()).isEqualTo("next");
        assertThat(stored().refresh()).isEqualTo(refresh);
    }

    @Test
    void wrapped_refusals_are_told_by_their_status() {
        bench.desk.disturb(request -> Desk.json(
                200, "{\"status\":0,\"body\":{\"userid\":5,\"access_token\":\"at\",\"refresh_token\":\"rt\"}}"));
        String scale = ((Arrived.Connected)
                        bench.back("scale", bench.agree("scale", bench.invite("scale", Bench.ANNA)), "c"))
                .connection()
                .id();
        bench.clock.forward(Duration.ofHours(3));
        for (String passing :
                List.of("{\"status\":601}", "{\"status\":522}", "{\"status\":503,\"error\":\"client_id\"}")) {
            bench.desk.disturb(request -> Desk.json(200, passing));
            bench.clock.forward(Duration.ofMinutes(10));
            ProblemException problem = catchThrowableOfType(ProblemException.class, () -> tokens.get(scale));
            assertThat(problem.first().code().disposition()).as(passing).isEqualTo(Disposition.RETRY);
        }
        bench.desk.disturb(request -> Desk.json(200, "{\"status\":503,\"error\":\"invalid refresh_token\"}"));
        bench.clock.forward(Duration.ofMinutes(10));

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> tokens.get(scale));

        assertThat(problem.first().code()).isEqualTo(ProblemCode.S407_RECONNECT);
    }

    @Test
    void an_account_that_was_disconnected_has_no_token() {
        AccessTokens other = tokens();
        other.get(ring);
        new Disconnecting(bench.parts, tokens, bench.clock)
                .end(bench.connections.get(ring).orElseThrow(), "nurse");
        bench.clock.forward(Duration.ofMinutes(1));

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> other.get(ring));

        assertThat(problem.first().code()).isEqualTo(ProblemCode.S410_NOT_CONNECTED);
    }

    @Test
    void no_text_holds_a_token() {
        AccessToken token = tokens.get(ring);
        SealedTokens sealed = bench.connections.tokens(ring).orElseThrow();
        byte[] answer = ("{\"access_token\":\"" + token.value() + "\"}").getBytes(StandardCharsets.UTF_8);
        TokenAnswer granted = new TokenAnswer.Granted(stored(), TokenReader.tree(answer));

        assertThat(List.of(token, stored(), sealed, granted).toString()).doesNotContain(bench.desk.issued());
    }

    private AccessTokens tokens() {
        return new AccessTokens(bench.parts, bench.clock, pause -> {});
    }

    private Problem problem() {
        return catchThrowableOfType(ProblemException.class, () -> tokens.get(ring))
                .first();
    }

    private Tokens stored() {
        return new TokenSafe(bench.secrets).open(bench.connections.tokens(ring).orElseThrow());
    }

    private Connection.State state() {
        return bench.connections.get(ring).orElseThrow().state();
    }
}
