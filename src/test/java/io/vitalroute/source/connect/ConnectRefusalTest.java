package io.vitalroute.source.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Every way in which connecting fails has a reason of its own, and no text of it holds a code, a token or a state. */
class ConnectRefusalTest {
    private final MemoryBench memory = new MemoryBench();
    private final Bench bench = memory.bench;
    private final List<Object> told = new ArrayList<>();
    private final List<String> secret = new ArrayList<>(List.of(Bench.CLIENT_SECRET));

    @AfterEach
    void no_text_holds_a_secret() {
        secret.addAll(bench.desk.issued());
        bench.desk.requests().forEach(told::add);
        assertThat(told).isNotEmpty();
        assertThat(told.toString()).doesNotContain(secret);
    }

    @Test
    void links_that_were_made_up_changed_or_are_for_another_vendor_are_unknown() {
        String link = bench.invite("ring", Bench.ANNA);

        assertThat(ask("ring", "made-up")).isEqualTo(Reason.UNKNOWN);
        assertThat(ask("ring", "")).isEqualTo(Reason.UNKNOWN);
        assertThat(ask("ring", "%%%")).isEqualTo(Reason.UNKNOWN);
        assertThat(ask("ring", link.substring(1))).isEqualTo(Reason.UNKNOWN);
        assertThat(ask("watch", link)).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void links_end_with_their_time_their_use_and_their_withdrawal() {
        Invitation withdrawn = bench.invitation("ring", Bench.ANNA);
        String parameter = Bench.parameter(bench.links.of(withdrawn));
        bench.invitations.withdraw(withdrawn.id());
        assertThat(ask("ring", parameter)).isEqualTo(Reason.WITHDRAWN);

        String used = bench.invite("ring", Bench.ANNA);
        bench.back("ring", bench.agree("ring", used), bench.desk.code(new Desk.Grant("u1", null, null)));
        assertThat(ask("ring", used)).isEqualTo(Reason.USED);

        String late = bench.invite("ring", Bench.ANNA);
        bench.clock.forward(Duration.ofDays(7));
        assertThat(ask("ring", late)).isEqualTo(Reason.EXPIRED);
        Agreed agreed = bench.flow.agree("ring", late, "t", "en", null, bench.clock.instant());
        assertThat(((Refused) agreed).reason()).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void the_patient_may_decline_and_the_link_stays_valid() {
        String link = bench.invite("ring", Bench.ANNA);
        Agreed.Onward onward = onward(link);

        assertThat(back(onward, onward.cookie(), Map.of("error", "access_denied")))
                .isEqualTo(Reason.DECLINED);
        assertThat(bench.flow.ask("ring", link, bench.clock.instant())).isInstanceOf(Asked.Question.class);
    }

    @Test
    void only_the_browser_that_left_may_come_back() {
        Agreed.Onward onward = onward(bench.invite("ring", Bench.ANNA));
        Agreed.Onward other = onward(bench.invite("ring", Bench.ANNA));
        Map<String, String> code = Map.of("code", code());

        assertThat(back(onward, null, code)).isEqualTo(Reason.OTHER_BROWSER);
        assertThat(back(onward, other.cookie(), code)).isEqualTo(Reason.OTHER_BROWSER);
        assertThat(bench.desk.requests()).isEmpty();
    }

    @Test
    void a_state_is_ours_for_this_vendor_and_for_a_quarter_of_an_hour() {
        Agreed.Onward onward = onward(bench.invite("ring", Bench.ANNA));
        String code = code();

        assertThat(callback("ring", Map.of("code", code), onward.cookie())).isEqualTo(Reason.UNKNOWN);
        assertThat(callback("ring", Map.of("code", code, "state", "made-up"), onward.cookie()))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(callback("watch", Map.of("code", code, "state", Bench.state(onward)), onward.cookie()))
                .isEqualTo(Reason.UNKNOWN);
        assertThat(back(onward, onward.cookie(), Map.of())).isEqualTo(Reason.UNKNOWN);
        bench.clock.forward(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(back(onward, onward.cookie(), Map.of("code", code))).isEqualTo(Reason.TOO_LATE);
        assertThat(bench.desk.requests()).isEmpty();
    }

    @Test
    void a_return_that_is_replayed_connects_nothing() {
        Agreed.Onward onward = onward(bench.invite("ring", Bench.ANNA));
        bench.back("ring", onward, code());

        assertThat(back(onward, onward.cookie(), Map.of("code", code()))).isEqualTo(Reason.USED);
    }

    @Test
    void an_invitation_that_is_used_between_is_told() {
        Invitation invitation = bench.invitation("ring", Bench.ANNA);
        Agreed.Onward onward = onward(Bench.parameter(bench.links.of(invitation)));
        bench.desk.disturb(request -> {
            memory.invitations.use(invitation.id(), bench.clock.instant());
            return null;
        });

        assertThat(back(onward, onward.cookie(), Map.of("code", code()))).isEqualTo(Reason.USED);
        assertThat(bench.connections.list(null, null)).isEmpty();
    }

    @Test
    void a_vendor_that_is_down_or_talks_nonsense_leaves_the_link_valid() {
        String link = bench.invite("ring", Bench.ANNA);
        bench.desk.silent(true);
        assertThat(exchange(link)).isEqualTo(Reason.NO_ANSWER);
        bench.desk.silent(false);
        for (String body : List.of("<html>", "", "{}", "{\"access_token\":\"a b\"}", "[]")) {
            bench.desk.disturb(request -> Desk.json(200, body));
            assertThat(exchange(link)).as(body).isEqualTo(Reason.NO_ANSWER);
        }
        bench.desk.disturb(request -> Desk.json(503, "{}"));
        assertThat(exchange(link)).isEqualTo(Reason.NO_ANSWER);
        bench.desk.disturb(request -> Desk.json(429, "{}"));
        assertThat(exchange(link)).isEqualTo(Reason.NO_ANSWER);

        assertThat(bench.flow.ask("ring", link, bench.clock.instant())).isInstanceOf(Asked.Question.class);
    }

    @Test
    void a_code_or_a_client_that_is_refused_is_told_apart() {
        String link = bench.invite("ring", Bench.ANNA);

        assertThat(back(onward(link), null, Map.of())).isEqualTo(Reason.OTHER_BROWSER);
        Agreed.Onward onward = onward(link);
        assertThat(back(onward, onward.cookie(), Map.of("code", "used-before"))).isEqualTo(Reason.CODE);
        bench.desk.disturb(request -> Desk.json(401, "{\"error\":\"invalid_client\"}"));
        assertThat(exchange(link)).isEqualTo(Reason.CLIENT);
        Agreed.Onward asked = onward(link);
        assertThat(back(asked, asked.cookie(), Map.of("error", "invalid_scope")))
                .isEqualTo(Reason.CLIENT);
        assertThat(back(asked, asked.cookie(), Map.of("error", "server_error"))).isEqualTo(Reason.NO_ANSWER);
    }

    @Test
    void a_connection_without_what_it_needs_is_not_made() {
        Refused refused = (Refused) bench.arrive("ring", Bench.ANNA, "u1", "sleep offline");
        told.add(refused);

        assertThat(refused.reason()).isEqualTo(Reason.SCOPE);
        assertThat(refused.problem().message()).contains("heart");
        assertThat(bench.connections.list(null, null)).isEmpty();
    }

    @Test
    void an_account_of_another_patient_stays_theirs() {
        bench.connect("ring", Bench.ANNA, "u1");

        Refused refused = (Refused) bench.arrive("ring", Bench.BELA, "u1", null);
        told.add(refused);

        assertThat(refused.reason()).isEqualTo(Reason.TAKEN);
        assertThat(refused.problem().code()).isEqualTo(ProblemCode.I106_OTHER_PATIENT);
    }

    private Agreed.Onward onward(String link) {
        Agreed.Onward onward = bench.agree("ring", link);
        told.add(onward);
        secret.add(Bench.state(onward));
        secret.add(onward.cookie());
        return onward;
    }

    private String code() {
        return bench.desk.code(new Desk.Grant("u1", null, null));
    }

    private Reason exchange(String link) {
        Agreed.Onward onward = onward(link);
        return back(onward, onward.cookie(), Map.of("code", code()));
    }

    private Reason ask(String vendor, String link) {
        return reason(bench.flow.ask(vendor, link, bench.clock.instant()));
    }

    private Reason back(Agreed.Onward onward, @Nullable String cookie, Map<String, String> query) {
        Map<String, String> all = new HashMap<>(query);
        all.put("state", Bench.state(onward));
        return callback("ring", all, cookie);
    }

    private Reason callback(String vendor, Map<String, String> query, @Nullable String cookie) {
        return reason(bench.flow.callback(vendor, query, cookie, bench.clock::instant));
    }

    private Reason reason(Object outcome) {
        told.add(outcome);
        return ((Refused) outcome).reason();
    }
}
