package io.vitalroute.source.connect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.http.HttpExchange.Request;
import io.vitalroute.source.vendor.OAuth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConnectFlowTest {
    private final MemoryBench memory = new MemoryBench();
    private final Bench bench = memory.bench;

    @Test
    void the_page_asks_for_scopes_that_have_words_and_does_not_say_who_is_invited() {
        Asked asked = bench.flow.ask("ring", bench.invite("ring", Bench.ANNA), bench.clock.instant());

        assertThat(asked).isInstanceOfSatisfying(Asked.Question.class, question -> {
            assertThat(question.title()).isEqualTo("The ring");
            assertThat(question.organisation()).isEqualTo("Lakeside Clinic");
            assertThat(question.scopes()).extracting(OAuth.Scope::title).containsExactly("Heart rate", "Sleep");
            assertThat(question.toString()).doesNotContain("p1", "1.2.3");
        });
        assertThat(bench.links.of(bench.invitation("ring", Bench.ANNA)).toString())
                .startsWith("https://engine.example/connect/ring?invitation=")
                .doesNotContain("p1", "1.2.3");
    }

    @Test
    void the_browser_goes_to_the_vendor_with_exactly_what_is_registered_there() {
        Agreed.Onward onward = bench.agree("ring", bench.invite("ring", Bench.ANNA));

        Map<String, String> query = Desk.pairs(onward.location().getRawQuery());
        assertThat(onward.location().toString()).startsWith("https://vendor.example/authorize?");
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "client-7")
                .containsEntry("redirect_uri", "https://engine.example/connect/ring/callback")
                .containsEntry("scope", "heart sleep offline")
                .containsEntry("prompt", "consent")
                .doesNotContainKey("code_challenge");
        assertThat(onward.cookie()).hasSize(43);
    }

    @Test
    void coming_back_connects_the_account_and_uses_the_invitation() {
        Invitation invitation = bench.invitation("ring", Bench.ANNA);
        Agreed.Onward onward = bench.agree("ring", Bench.parameter(bench.links.of(invitation)));
        bench.clock.forward(Duration.ofMinutes(3));

        Arrived arrived =
                bench.back("ring", onward, bench.desk.code(new Desk.Grant("u1", "heart,sleep offline", null)));

        assertThat(arrived).isInstanceOfSatisfying(Arrived.Connected.class, connected -> {
            assertThat(connected.connection().account()).isEqualTo("u1");
            assertThat(connected.connection().scopes()).containsExactlyInAnyOrder("heart", "sleep", "offline");
            assertThat(connected.again()).isFalse();
            assertThat(connected.missing()).isEmpty();
        });
        Connections.Newcomer newcomer = memory.connections.lastNewcomer();
        assertThat(newcomer.invitation().patient()).isEqualTo(Bench.ANNA);
        assertThat(newcomer.consent())
                .isEqualTo(new Consent(
                        invitation.id(),
                        bench.clock.instant().minus(Duration.ofMinutes(3)),
                        "text-1",
                        "en",
                        Set.of("heart", "sleep", "offline")));
        assertThat(newcomer.feeds()).extracting(Connections.Beginning::feed).containsExactly("pulse", "nights");
        assertThat(newcomer.feeds().get(0).from())
                .isEqualTo(bench.clock.instant().minus(Duration.ofDays(30)));
        assertThat(bench.invitations.find(invitation.id()).orElseThrow().usedAt())
                .isNotNull();
    }

    @Test
    void tokens_are_kept_sealed_for_their_connection() {
        Connection connection = bench.connect("ring", Bench.ANNA, "u1");

        SealedTokens sealed = bench.connections.tokens(connection.id()).orElseThrow();
        String bytes = new String(sealed.sealed(), StandardCharsets.ISO_8859_1);

        assertThat(bench.desk.issued()).noneMatch(bytes::contains);
        assertThat(bench.desk.accepts(new TokenSafe(bench.secrets).open(sealed).access()))
                .isTrue();
        assertThat(sealed.expiresAt()).isEqualTo(bench.clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void a_code_is_proved_by_its_challenge_where_the_vendor_has_that() {
        assertThat(bench.connect("watch", Bench.ANNA, "u1").account()).isEqualTo("u1");

        Agreed.Onward onward = bench.agree("watch", bench.invite("watch", Bench.ANNA));
        assertThat(Desk.pairs(onward.location().getRawQuery())).containsEntry("code_challenge_method", "S256");
        Arrived stolen = bench.back("watch", onward, bench.desk.code(new Desk.Grant("u1", null, "another")));
        assertThat(stolen)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.CODE));
    }

    @Test
    void wrapped_answers_and_scopes_with_commas_are_understood() {
        bench.desk.disturb(request -> Desk.json(
                200,
                "{\"status\":0,\"body\":{\"userid\":88321,\"access_token\":\"at\",\"refresh_token\":\"rt\","
                        + "\"expires_in\":10800,\"scope\":\"heart,sleep,offline\",\"token_type\":\"Bearer\"}}"));
        Agreed.Onward onward = bench.agree("scale", bench.invite("scale", Bench.ANNA));

        Arrived arrived = bench.back("scale", onward, "c");

        assertThat(Desk.pairs(onward.location().getRawQuery())).containsEntry("scope", "heart,sleep,offline");
        assertThat(((Arrived.Connected) arrived).connection().account()).isEqualTo("88321");
        assertThat(form(0))
                .containsEntry("action", "requesttoken")
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("client_secret", Bench.CLIENT_SECRET)
                .containsEntry("redirect_uri", "https://engine.example/connect/scale/callback");
    }

    @Test
    void a_signed_request_shows_a_nonce_in_place_of_the_secret() {
        bench.sign();
        bench.desk.disturb(request -> Desk.json(
                200,
                request.uri().getPath().equals("/v2/signature")
                        ? "{\"status\":0,\"body\":{\"nonce\":\"N7\"}}"
                        : "{\"status\":0,\"body\":{\"userid\":5,\"access_token\":\"at\",\"refresh_token\":\"rt\"}}"));

        Arrived arrived = bench.back("scale", bench.agree("scale", bench.invite("scale", Bench.ANNA)), "c");

        assertThat(arrived).isInstanceOf(Arrived.Connected.class);
        assertThat(form(0)).containsEntry("action", "getnonce").containsKey("timestamp");
        assertThat(form(1))
                .containsEntry("nonce", "N7")
                .containsEntry(
                        "signature",
                        ClientSignature.of(
                                Bench.CLIENT_SECRET,
                                Map.of("action", "requesttoken", "client_id", "client-7", "nonce", "N7")))
                .doesNotContainKey("client_secret");
    }

    @Test
    void an_account_is_registered_and_may_have_been_before() {
        bench.desk.disturb(request -> request.uri().getPath().equals("/users")
                ? Desk.json(409, "")
                : Desk.json(200, "{\"access_token\":\"at\",\"x_user_id\":475}"));

        Arrived arrived = bench.back("strap", bench.agree("strap", bench.invite("strap", Bench.ANNA)), "c");

        assertThat(((Arrived.Connected) arrived).connection().account()).isEqualTo("475");
        Request registration = bench.desk.requests().get(1);
        assertThat(new String(registration.body(), StandardCharsets.UTF_8)).isEqualTo("{\"member-id\":\"475\"}");
        assertThat(registration.headers()).containsEntry("Authorization", "Bearer at");
        assertThat(bench.desk.requests().get(0).headers().get("Authorization")).startsWith("Basic ");
        assertThat(form(0)).doesNotContainKey("client_secret");
    }

    @Test
    void an_account_may_be_a_claim_of_an_id_token() {
        bench.desk.disturb(request -> Desk.json(
                200,
                "{\"access_token\":\"at\",\"refresh_token\":\"rt\",\"id_token\":\"" + Desk.idToken("omr-9") + "\"}"));

        Arrived arrived = bench.back("cuff", bench.agree("cuff", bench.invite("cuff", Bench.ANNA)), "c");

        assertThat(((Arrived.Connected) arrived).connection().account()).isEqualTo("omr-9");
    }

    @Test
    void scopes_that_were_unticked_are_noticed_and_their_feeds_left_out() {
        Arrived.Connected connected = (Arrived.Connected) bench.arrive("ring", Bench.ANNA, "u1", "heart offline");

        assertThat(connected.missing()).extracting(OAuth.Scope::name).containsExactly("sleep");
        assertThat(memory.connections.lastNewcomer().feeds())
                .extracting(Connections.Beginning::feed)
                .containsExactly("pulse");
    }

    @Test
    void where_the_vendor_does_not_say_what_was_granted_it_is_what_was_asked() {
        Arrived.Connected connected = (Arrived.Connected) bench.arrive("ring", Bench.ANNA, "u1", null);

        assertThat(connected.connection().scopes()).containsExactlyInAnyOrder("heart", "sleep", "offline");
    }

    @Test
    void connecting_again_keeps_the_connection_and_a_patient_may_have_several_accounts() {
        Connection first = bench.connect("ring", Bench.ANNA, "u1");
        Arrived.Connected again = (Arrived.Connected) bench.arrive("ring", Bench.ANNA, "u1", "heart sleep offline");
        Connection second = bench.connect("ring", Bench.ANNA, "u2");

        assertThat(again.again()).isTrue();
        assertThat(again.connection().id()).isEqualTo(first.id());
        assertThat(bench.connections.tokens(first.id()).orElseThrow().version()).isEqualTo(2);
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void an_unknown_vendor_is_a_problem_that_names_the_place_of_vendor_files() {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> bench.flow.ask("rign", "x", bench.clock.instant()));

        assertThat(problem.first().hint()).contains("routes/sources");
    }

    @Test
    void two_pages_of_one_browser_share_its_cookie() {
        Agreed.Onward first = bench.agree("ring", bench.invite("ring", Bench.ANNA));
        Agreed.Onward second = (Agreed.Onward) bench.flow.agree(
                "ring", bench.invite("ring", Bench.ANNA), "t", "de", first.cookie(), bench.clock.instant());
        Agreed.Onward forged = (Agreed.Onward) bench.flow.agree(
                "ring", bench.invite("ring", Bench.ANNA), "t", "de", "guessable", bench.clock.instant());

        assertThat(second.cookie()).isEqualTo(first.cookie());
        assertThat(forged.cookie()).isNotEqualTo("guessable");
        assertThat(List.of(Bench.state(first), Bench.state(second))).doesNotHaveDuplicates();
    }

    private Map<String, String> form(int request) {
        return Desk.form(bench.desk.requests().get(request));
    }
}
