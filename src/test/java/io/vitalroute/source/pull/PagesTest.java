package io.vitalroute.source.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.source.vendor.Vendor;

import static io.vitalroute.source.pull.Bench.FROM;
import static io.vitalroute.source.pull.Bench.NOW;
import static io.vitalroute.source.pull.Bench.TO;
import static io.vitalroute.source.pull.Bench.VENDOR;
import static io.vitalroute.source.pull.Bench.answer;
import static io.vitalroute.source.pull.Bench.between;
import static io.vitalroute.source.pull.Bench.errand;
import static io.vitalroute.source.pull.Bench.feed;
import static io.vitalroute.source.pull.Bench.with;
import static org.assertj.core.api.Assertions.assertThat;

class PagesTest {
    private static final Errand LIVE = errand("days", Errand.Kind.LIVE);
    private static final String ROWS = "{\"data\":[{\"v\":1}]}";

    // ---- pages and stretches ----

    @Test
    void an_outage_is_made_up_for_from_the_oldest_on_and_the_cursor_follows() {
        List<String> seen = walk(LIVE);
        assertThat(seen)
                .containsExactly(
                        "2026-03-01/2026-03-05 covered 2026-03-01/2026-03-05",
                        "2026-03-05/2026-03-09 covered 2026-03-05/2026-03-09",
                        "2026-03-09/2026-03-11 covered 2026-03-09/2026-03-11");
    }

    @Test
    void history_goes_back_from_the_newest_on_and_the_cursor_follows() {
        List<String> seen = walk(errand("days", Errand.Kind.HISTORY));
        assertThat(seen)
                .containsExactly(
                        "2026-03-07/2026-03-11 covered 2026-03-07/2026-03-11",
                        "2026-03-03/2026-03-07 covered 2026-03-03/2026-03-07",
                        "2026-03-01/2026-03-03 covered 2026-03-01/2026-03-03");
    }

    @Test
    void comparisons_and_notices_do_not_move_the_cursor() {
        assertThat(walk(errand("days", Errand.Kind.RECONCILE)))
                .hasSize(3)
                .allMatch(step -> step.endsWith("covered null"));
        assertThat(walk(errand("days", Errand.Kind.NOTICE))).allMatch(step -> step.endsWith("covered null"));
    }

    /** Each stretch in one empty page. */
    private static List<String> walk(Errand first) {
        List<String> seen = new ArrayList<>();
        Errand errand = first;
        while (seen.size() < 20) {
            String query = Calls.next(VENDOR, feed("days"), errand, NOW).uri().getQuery();
            String asked = query.replace("from=", "").replace("&to=", "/");
            Step step = step(errand, answer(200, "{\"data\":[]}")).step();
            Cursor covered = step instanceof Step.Further further ? further.covered() : ((Step.Done) step).covered();
            seen.add(
                    asked + " covered " + (covered == null ? null : day(covered.since()) + "/" + day(covered.until())));
            if (step instanceof Step.Done) {
                return seen;
            }
            errand = between(errand, ((Step.Further) step).from(), ((Step.Further) step).to(), null);
        }
        throw new AssertionError("no end");
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    @Test
    void a_further_page_keeps_the_stretch_and_covers_nothing_yet() {
        Verdict verdict = step(LIVE, answer(200, "{\"next\":\"n1\",\"data\":[1]}"));

        assertThat(verdict.keep()).isTrue();
        assertThat(verdict.step()).isInstanceOfSatisfying(Step.Further.class, further -> {
            assertThat(further.from()).isEqualTo(FROM);
            assertThat(further.to()).isEqualTo(TO);
            assertThat(PageMark.of(further.page()).orElseThrow().mark()).isEqualTo("n1");
            assertThat(further.covered()).isNull();
        });
    }

    @Test
    void a_notice_without_times_keeps_the_times_of_its_first_page() {
        Errand notice = between(errand("days", Errand.Kind.NOTICE), null, null, null);
        assertThat(step(notice, answer(200, "{\"next\":\"n1\",\"data\":[1]}")).step())
                .isInstanceOfSatisfying(Step.Further.class, further -> {
                    assertThat(further.from()).isEqualTo(NOW.minus(Duration.ofDays(1)));
                    assertThat(further.to()).isEqualTo(NOW);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[1]}",
                "{\"data\":[1],\"next\":null}",
                "{\"data\":[1],\"next\":\"\"}",
                "{\"data\":[1],\"next\":false}",
                "{\"data\":[1],\"next\":{}}"
            })
    void there_is_no_further_page_without_a_mark(String body) {
        assertThat(step(with(LIVE, "2 0 n1", null, 1), answer(200, body)).step())
                .isInstanceOfSatisfying(
                        Step.Further.class,
                        further -> assertThat(further.page()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"body\":{\"groups\":[1],\"more\":true,\"offset\":30}} | 30",
                "{\"body\":{\"groups\":[1],\"more\":1,\"offset\":\"30\"}} | 30",
                "{\"body\":{\"groups\":[1],\"more\":false,\"offset\":30}} | none",
                "{\"body\":{\"groups\":[1],\"more\":0,\"offset\":30}} | none",
                "{\"body\":{\"groups\":[1],\"offset\":30}} | none"
            })
    void where_the_vendor_says_whether_there_is_more_that_counts(String body, String mark) {
        Step step = verdict("changes", errand("changes", Errand.Kind.LIVE), answer(200, body))
                .step();
        String next = step instanceof Step.Further further && further.page() != null
                ? PageMark.of(further.page()).orElseThrow().mark()
                : "none";
        assertThat(next).isEqualTo(mark);
    }

    @Test
    void the_mark_may_stand_in_the_last_row() {
        String body = "{\"truncated\":true,\"rows\":[{\"at\":\"08:00\"},{\"at\":\"09:00\"}]}";
        assertThat(verdict("tail", errand("tail", Errand.Kind.LIVE), answer(200, body))
                        .step())
                .isInstanceOfSatisfying(
                        Step.Further.class,
                        further -> assertThat(PageMark.of(further.page())
                                        .orElseThrow()
                                        .mark())
                                .isEqualTo("09:00"));
    }

    @Test
    void more_pages_without_a_mark_are_a_failure() {
        String body = "{\"body\":{\"groups\":[1],\"more\":true}}";
        fails(verdict("changes", errand("changes", Errand.Kind.LIVE), answer(200, body)), ProblemCode.S207_PAGES);
    }

    @Test
    void a_mark_that_repeats_itself_is_a_failure() {
        Errand second = with(LIVE, "2 0 n1", null, 1);
        fails(step(second, answer(200, "{\"next\":\"n1\",\"data\":[1]}")), ProblemCode.S207_PAGES);
    }

    @Test
    void a_circle_of_pages_is_a_failure_and_no_endless_loop() {
        Errand errand = LIVE;
        int calls = 0;
        Step step;
        do {
            String next = "n" + calls++ % 7;
            step = step(errand, answer(200, "{\"next\":\"" + next + "\",\"data\":[1]}"))
                    .step();
            errand = step instanceof Step.Further further ? with(LIVE, further.page(), null, 1) : errand;
        } while (step instanceof Step.Further && calls < 100);

        assertThat(step).isInstanceOf(Step.Failed.class);
        assertThat(calls).isLessThan(25);
    }

    @Test
    void a_mark_may_be_an_address_of_the_vendor_and_of_nobody_else() {
        Errand links = errand("links", Errand.Kind.LIVE);
        String good = "{\"data\":[1],\"links\":{\"next\":\"https://api.acme.example/links?c=1\"}}";
        assertThat(verdict("links", links, answer(200, good)).step()).isInstanceOf(Step.Further.class);
        for (String address : List.of("https://evil.example/", "http://api.acme.example/", "/links", "https://[")) {
            Verdict verdict = verdict("links", links, answer(200, good.replaceAll("https[^\"]*", address)));
            fails(verdict, ProblemCode.S208_FOREIGN_HOST);
            assertThat(verdict.toString()).doesNotContain("evil");
        }
    }

    @Test
    void one_object_has_no_pages() {
        Errand notice = with(errand("days", Errand.Kind.NOTICE), null, "d1", 1);
        Verdict verdict = step(notice, answer(200, "{\"next\":\"n1\",\"id\":\"d1\"}"));
        assertThat(verdict.keep()).isTrue();
        assertThat(verdict.step()).isEqualTo(new Step.Done(null));
    }

    // ---- what is kept ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":[1]} | true",
                "{\"data\":{\"a\":1}} | true",
                "{\"data\":[]} | false",
                "{\"data\":{}} | false",
                "{\"data\":null} | false",
                "{} | false",
                "{\"other\":[1]} | false"
            })
    void a_page_without_items_is_not_kept(String body, boolean kept) {
        assertThat(step(LIVE, answer(200, body)).keep()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"[],false", "{},false", "[1],true", "{\"samples\":[]},true"})
    void without_a_place_for_items_the_whole_answer_counts(String body, boolean kept) {
        Errand all = between(errand("all", Errand.Kind.LIVE), null, null, null);
        Verdict verdict = verdict("all", all, answer(200, body));
        assertThat(verdict.keep()).isEqualTo(kept);
        assertThat(verdict.step()).isEqualTo(new Step.Done(null));
    }

    @Test
    void no_content_is_no_failure_and_covers_the_stretch() {
        Verdict verdict = step(LIVE, answer(204, ""));
        assertThat(verdict.keep()).isFalse();
        assertThat(verdict.step())
                .isInstanceOfSatisfying(
                        Step.Further.class,
                        further -> assertThat(further.covered())
                                .isEqualTo(new Cursor(FROM, FROM.plus(Duration.ofDays(4)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void an_object_that_is_gone_is_no_failure(int status) {
        Verdict verdict = step(with(errand("days", Errand.Kind.NOTICE), null, "d1", 1), answer(status, "{}"));
        assertThat(verdict.step()).isEqualTo(new Step.Done(null));
        assertThat(verdict.keep()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{\"data\":[{\"v\":1}",
                "{\"data\":[1]}}",
                "<html>try later</html>",
                "{\"data\":[1],\"next\":\"n"
            })
    void what_is_no_whole_document_is_asked_for_again_and_covers_nothing(String body) {
        Verdict verdict = step(LIVE, answer(200, body));
        assertThat(verdict.keep()).isFalse();
        assertThat(verdict.step())
                .isInstanceOfSatisfying(
                        Step.Again.class,
                        again -> assertThat(again.problem().code()).isEqualTo(ProblemCode.S206_BAD_ANSWER));
    }

    // ---- failures ----

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 409, 413, 422, 451, 301, 302, 307})
    void what_is_refused_has_failed(int status) {
        fails(step(LIVE, answer(status, "{}")), ProblemCode.S204_REFUSED);
    }

    @Test
    void what_is_forbidden_has_failed_and_says_what_may_be_missing() {
        Verdict verdict = step(LIVE, answer(403, ""));
        fails(verdict, ProblemCode.S205_FORBIDDEN);
        assertThat(((Step.Failed) verdict.step()).problem().hint()).contains("scope");
    }

    @Test
    void a_refusal_is_told_in_the_words_of_the_vendor_file_and_never_in_those_of_the_body() {
        Verdict verdict = step(LIVE, answer(400, "{\"error\":\"User jane@acme.example is NOT linked\"}"));
        fails(verdict, ProblemCode.S204_REFUSED);
        assertThat(((Step.Failed) verdict.step()).problem().message()).isEqualTo("the account has no device");
        assertThat(verdict.toString()).doesNotContain("jane");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 425})
    void a_fault_of_the_vendor_is_tried_again_for_ever_but_not_often(int status) {
        Duration before = Duration.ZERO;
        for (int attempt : new int[] {1, 2, 3, 8, 100}) {
            Verdict verdict = step(with(LIVE, null, null, attempt), answer(status, ""));
            assertThat(verdict.block()).isNull();
            Duration wait = Duration.between(NOW, ((Step.Again) verdict.step()).due());
            assertThat(wait).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Duration.ofHours(1));
            before = wait;
        }
        assertThat(before).isGreaterThanOrEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void a_vendor_that_names_a_time_is_left_alone_until_then() {
        Verdict verdict = step(LIVE, answer(503, "", "Retry-After", "120"));
        assertThat(verdict.block()).isEqualTo(new Verdict.Block(null, NOW.plusSeconds(120)));
        assertThat(((Step.Again) verdict.step()).due()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void no_answer_is_tried_again() {
        Verdict verdict = Pages.unanswered(VENDOR, LIVE, NOW, 1);
        assertThat(((Step.Again) verdict.step()).due()).isEqualTo(NOW.plusSeconds(30));
        assertThat(((Step.Again) verdict.step()).problem().code()).isEqualTo(ProblemCode.S201_NO_ANSWER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After | 90 | 90",
                "retry-after | 0 | 1",
                "Retry-After | Sat, 14 Mar 2026 12:05:00 GMT | 300",
                "Retry-After | 99999999 | 86400",
                "X-Reset | 42 | 42",
                "x-reset | 1773489660 | 60",
                "X-Reset | 1773489660000 | 60",
                "X-Reset | 900, 43200 | 900",
                "X-Reset | soon | 60",
                "Other | 1 | 60"
            })
    void who_called_too_often_waits_as_long_as_the_vendor_says(String header, String value, long seconds) {
        Verdict verdict = step(LIVE, answer(429, "", header, value));
        assertThat(verdict.block()).isEqualTo(new Verdict.Block(null, NOW.plusSeconds(seconds)));
        assertThat(verdict.step()).isInstanceOfSatisfying(Step.Again.class, again -> {
            assertThat(again.due()).isEqualTo(NOW.plusSeconds(seconds));
            assertThat(again.problem().code()).isEqualTo(ProblemCode.S202_BUSY);
        });
    }

    @Test
    void where_accounts_are_limited_the_account_waits() {
        Vendor both = withLimits("[{per: app, calls: 10, every: 1m}, {per: account, calls: 3, every: 1m}]");
        assertThat(Pages.step(both, both.feed("days").orElseThrow(), LIVE, answer(429, ""), NOW, 1)
                        .block())
                .isEqualTo(new Verdict.Block("U/7", NOW.plusSeconds(60)));
    }

    @Test
    void who_is_told_that_no_call_is_left_stops_before_he_is_refused() {
        Answer last = new Answer(
                200,
                java.util.Map.of("X-Remaining", "0", "X-Reset", "30"),
                ROWS.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(step(LIVE, last).block()).isEqualTo(new Verdict.Block(null, NOW.plusSeconds(30)));
        assertThat(step(LIVE, answer(200, ROWS, "X-Remaining", "1")).block()).isNull();
    }

    @Test
    void a_token_that_is_not_accepted_is_renewed_and_the_call_made_again_at_once() {
        Verdict verdict = step(LIVE, answer(401, ""));
        assertThat(verdict.token()).isEqualTo(Verdict.Token.RENEW);
        assertThat(((Step.Again) verdict.step()).due()).isEqualTo(NOW);
    }

    @Test
    void a_token_that_is_not_accepted_after_renewal_either_is_not_renewed_all_the_time() {
        Verdict verdict = step(with(LIVE, null, null, 6), answer(401, ""));
        assertThat(((Step.Again) verdict.step()).due()).isAfter(NOW.plus(Duration.ofMinutes(2)));
    }

    @Test
    void a_token_that_nothing_renews_is_lost() {
        Vendor vendor = changed("renewal: rotates", "renewal: none");
        Verdict verdict = Pages.step(vendor, vendor.feed("days").orElseThrow(), LIVE, answer(401, ""), NOW, 0);
        assertThat(verdict.token()).isEqualTo(Verdict.Token.LOST);
        fails(verdict, ProblemCode.S203_UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"status\":0,\"data\":[1]} | Further | GOOD | -",
                "{\"status\":\"0\",\"data\":[1]} | Further | GOOD | -",
                "{\"status\":401} | Again | RENEW | S203",
                "{\"status\":601} | Again | GOOD | S202",
                "{\"status\":522} | Again | GOOD | S201",
                "{\"status\":503} | Failed | GOOD | S204",
                "{\"data\":[1]} | Again | GOOD | S206",
                "{\"status\":\"fine\"} | Again | GOOD | S206"
            })
    void a_vendor_may_say_it_by_a_code_of_its_own(
            String body, String step, Verdict.Token token, @Nullable String code) {
        Vendor vendor = changed(
                "answers:",
                "answers:\n  status: /status\n  ok: [0]\n  unauthorized: [401]\n  busy: [601]\n  again: [522]");
        Verdict verdict = Pages.step(vendor, vendor.feed("days").orElseThrow(), LIVE, answer(200, body), NOW, 0);
        assertThat(verdict.step().getClass().getSimpleName()).isEqualTo(step);
        assertThat(verdict.token()).isEqualTo(token);
        assertThat(verdict.keep()).isEqualTo(code == null);
        assertThat(verdict.block() != null).isEqualTo("S202".equals(code));
        if (code != null) {
            assertThat(verdict.toString()).contains(code);
        }
    }

    private static Vendor withLimits(String limits) {
        return changed("[{per: app, calls: 10, every: 1m}]", limits);
    }

    private static Vendor changed(String text, String by) {
        return Bench.vendor(Bench.TEXT.replace(text, by));
    }

    private static Verdict step(Errand errand, Answer answer) {
        return verdict("days", errand, answer);
    }

    private static Verdict verdict(String feed, Errand errand, Answer answer) {
        return Pages.step(VENDOR, feed(feed), errand, answer, NOW, 1);
    }

    private static void fails(Verdict verdict, ProblemCode code) {
        assertThat(verdict.keep()).isFalse();
        assertThat(verdict.step()).isInstanceOfSatisfying(Step.Failed.class, failed -> {
            assertThat(failed.problem().code()).isEqualTo(code);
            assertThat(failed.problem().hint()).isNotBlank();
        });
    }
}
