package io.vitalroute.mapping;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.vitalroute.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/** What an item says of the earlier ones whose place it takes. */
class ReplacesTest {
    private static final Bench NIGHTS = Bench.mapping("""
            each: .nights
            replaces: {item: [.start, .kind]}
            skip: {off-wrist: .worn == false, ping: .callback}
            shared:
              account: .who
              version: .revision
              at: .start
            readings:
              - {metric: body-weight, value: .kg, unit: kg}
              - {metric: heart-rate, in: .beats, at: .at, value: .bpm, unit: /min, stays: true}
            """);

    @Test
    void a_claim_names_the_item_its_version_and_the_readings_that_come_and_go_with_it() {
        MappedItem item = item(night("a", 3, "\"kg\": 70, \"beats\": [" + beat(60) + "]"));

        MappedItem.Claim claim = item.claim();
        assertThat(claim.version()).isEqualTo(3);
        assertThat(claim.whole()).isTrue();
        assertThat(claim.origin().account()).isEqualTo("a");
        assertThat(item.readings()).hasSize(2);
        assertThat(claim.keys())
                .containsExactly(item.readings().stream()
                        .filter(r -> r.metric().name().equals("body-weight"))
                        .map(Reading::key)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void the_same_item_of_another_account_is_another_item_and_a_later_version_is_not() {
        List<String> ids =
                List.of(night("a", 1, "\"kg\": 70"), night("a", 2, "\"kg\": 71"), night("b", 1, "\"kg\": 70")).stream()
                        .map(payload -> item(payload).claim().id())
                        .toList();

        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
    }

    @Test
    void an_item_that_says_nothing_any_more_claims_all_the_same() {
        MappedItem item = item(night("a", 4, "\"other\": 1"));

        assertThat(item.end()).isEqualTo(MappedItem.End.UNMATCHED);
        assertThat(item.claim().keys()).isEmpty();
        assertThat(item.claim().whole()).isTrue();
    }

    @Test
    void an_item_that_is_left_out_now_claims_so_that_nothing_of_it_stands() {
        MappedItem before = item(night("a", 1, "\"kg\": 70"));

        MappedItem item = item(night("a", 1, "\"kg\": 70, \"worn\": false"));

        assertThat(item.end()).isEqualTo(MappedItem.End.SKIPPED);
        assertThat(item.claim().id()).isEqualTo(before.claim().id());
        assertThat(item.claim().keys()).isEmpty();
        assertThat(item.claim().whole()).isTrue();
    }

    @Test
    void an_item_without_an_id_claims_nothing() {
        MappedItem item = item("{\"nights\": [{\"who\": \"a\", \"callback\": \"https://vendor.example.org\"}]}");

        assertThat(item.end()).isEqualTo(MappedItem.End.SKIPPED);
        assertThat(item.claim()).isNull();
    }

    @Test
    void an_item_with_a_problem_in_it_is_not_whole() {
        MappedItem item = item(night("a", 4, "\"kg\": \"heavy\", \"beats\": [" + beat(60) + "]"));

        assertThat(item.problems()).isNotEmpty();
        assertThat(item.claim().whole()).isFalse();
    }

    private static MappedItem item(String payload) {
        List<MappedItem> items = NIGHTS.items(payload);
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static String night(String who, int revision, String more) {
        return "{\"nights\": [{\"who\": \"" + who + "\", \"start\": \"2026-03-14T23:00:00Z\", \"kind\": \"night\","
                + " \"revision\": " + revision + ", " + more + "}]}";
    }

    private static String beat(int bpm) {
        return "{\"at\": \"2026-03-14T23:10:00Z\", \"bpm\": " + bpm + "}";
    }
}
