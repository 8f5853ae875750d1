package io.vitalroute.source.pull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.vitalroute.source.vendor.HttpCall;

import static io.vitalroute.source.pull.Bench.NOW;
import static io.vitalroute.source.pull.Bench.VENDOR;
import static io.vitalroute.source.pull.Bench.between;
import static io.vitalroute.source.pull.Bench.errand;
import static io.vitalroute.source.pull.Bench.feed;
import static io.vitalroute.source.pull.Bench.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallsTest {
    @Test
    void what_is_new_is_asked_for_from_the_oldest_on() {
        assertThat(address(errand("days", Errand.Kind.LIVE)))
                .isEqualTo("https://api.acme.example/days?from=2026-03-01&to=2026-03-05");
    }

    @Test
    void history_is_asked_for_from_the_newest_on() {
        assertThat(address(errand("days", Errand.Kind.HISTORY)))
                .isEqualTo("https://api.acme.example/days?from=2026-03-07&to=2026-03-11");
    }

    @Test
    void a_further_page_asks_for_the_same_stretch() {
        assertThat(address(with(errand("days", Errand.Kind.LIVE), "2 0 a b&c", null, 1)))
                .isEqualTo("https://api.acme.example/days?from=2026-03-01&to=2026-03-05&next=a%20b%26c");
    }

    @Test
    void what_changed_since_is_asked_for_at_once() {
        assertThat(address(errand("changes", Errand.Kind.LIVE)))
                .isEqualTo("https://api.acme.example/changes?since=1772323200");
    }

    @Test
    void what_was_measured_in_a_span_is_asked_for_by_the_call_for_it() {
        for (Errand.Kind kind : new Errand.Kind[] {Errand.Kind.RECONCILE, Errand.Kind.NOTICE}) {
            assertThat(address(errand("changes", kind)))
                    .isEqualTo("https://api.acme.example/changes?from=2026-03-01&to=2026-03-05");
        }
        assertThat(address(errand("changes", Errand.Kind.HISTORY)))
                .isEqualTo("https://api.acme.example/changes?from=2026-03-07&to=2026-03-11");
    }

    @Test
    void one_object_is_asked_for_by_its_id() {
        assertThat(address(with(errand("days", Errand.Kind.NOTICE), null, "x/../y", 1)))
                .isEqualTo("https://api.acme.example/days/x%2F..%2Fy");
    }

    @Test
    void a_notice_without_times_asks_for_the_last_ones() {
        Errand notice = between(errand("days", Errand.Kind.NOTICE), null, null, null);
        assertThat(address(notice)).isEqualTo("https://api.acme.example/days?from=2026-03-13&to=2026-03-14");
    }

    @Test
    void a_feed_without_times_names_the_account() {
        assertThat(address(between(errand("all", Errand.Kind.LIVE), null, null, null)))
                .isEqualTo("https://api.acme.example/users/U%2F7/all");
    }

    @Test
    void a_page_whose_mark_is_an_address_is_asked_for_there() {
        Errand next = with(errand("links", Errand.Kind.LIVE), "2 0 https://api.acme.example/links?cursor=9", null, 1);
        assertThat(address(next)).isEqualTo("https://api.acme.example/links?cursor=9");
    }

    @Test
    void no_address_of_another_host_is_asked() {
        Errand next = with(errand("links", Errand.Kind.LIVE), "2 0 https://evil.example/links", null, 1);
        assertThatThrownBy(() -> address(next)).hasMessageContaining("S208").hasMessageNotContaining("evil");
    }

    @Test
    void the_first_page_asks_from_a_time_and_the_next_from_the_last_row() {
        Errand first = errand("tail", Errand.Kind.LIVE);
        assertThat(body(first)).isEqualTo("since=2026-03-01T00%3A00%3A00");
        assertThat(body(with(first, "2 0 2026-03-02T08:00:00", null, 1))).isEqualTo("since=2026-03-02T08%3A00%3A00");
    }

    @Test
    void a_stretch_shorter_than_the_span_is_asked_for_as_it_is() {
        Errand errand =
                between(errand("days", Errand.Kind.HISTORY), Instant.parse("2026-03-10T00:00:00Z"), Bench.TO, null);
        assertThat(address(errand)).isEqualTo("https://api.acme.example/days?from=2026-03-10&to=2026-03-11");
    }

    private static String address(Errand errand) {
        return call(errand).uri().toString();
    }

    private static String body(Errand errand) {
        return new String(call(errand).body(), StandardCharsets.UTF_8);
    }

    private static HttpCall call(Errand errand) {
        return Calls.next(VENDOR, feed(errand.feed()), errand, NOW);
    }
}
