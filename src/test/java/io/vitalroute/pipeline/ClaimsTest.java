package io.vitalroute.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.vitalroute.identity.Links;
import io.vitalroute.mapping.MappedItem.Claim;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Reading;
import io.vitalroute.reading.ReadingJson;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimsTest {
    private static final Optional<Links.Link> LINK = Optional.of(new Links.Link(
            new Links.Account("withings", "77"), Readings.PATIENT, null, Readings.RECEIVED.minusSeconds(9)));

    private final Book book = new Book();
    private final List<Problem> lost = new ArrayList<>();

    @Test
    void what_a_later_version_no_longer_holds_is_taken_back() {
        book.note(1, "night", "a", "b");

        List<Withdrawn> gone = withdrawn(judged(claim(2, "b", "c")));

        assertThat(gone).singleElement().satisfies(one -> {
            assertThat(one.item()).isEqualTo("night");
            assertThat(one.known().version()).isEqualTo(1);
            assertThat(one.reading().patient()).isEqualTo(Readings.PATIENT);
            assertThat(one.reading().reading().key()).isEqualTo("a");
            assertThat(one.reading().reading().version()).isEqualTo(2);
            assertThat(one.reading().reading().status()).isEqualTo(Reading.Status.ENTERED_IN_ERROR);
        });
    }

    @Test
    void a_copy_of_equal_version_that_was_received_later_takes_back_too_and_an_earlier_one_does_not() {
        book.note(1, "night", "a", "b");

        assertThat(withdrawn(judged(claim(1, "b")))).hasSize(1);
        assertThat(withdrawn(judged(claim(1, -1, "b")))).isEmpty();
    }

    @Test
    void a_replay_of_the_same_payload_under_a_newer_mapping_takes_back_what_it_no_longer_makes() {
        book.note(1, "night", "a", "b");

        Claims claims = judged(claim(1, 0, "b", "c"));

        assertThat(withdrawn(claims)).hasSize(1);
        assertThat(claims.isOutdated("c")).isFalse();
    }

    @Test
    void an_older_version_that_comes_late_takes_nothing_back_and_brings_nothing_new() {
        book.note(5, "night", "a", "b");

        Claims claims = judged(claim(4, "b", "c"));

        assertThat(withdrawn(claims)).isEmpty();
        assertThat(claims.isOutdated("c")).isTrue();
        assertThat(claims.isOutdated("b")).isFalse();
    }

    @Test
    void what_is_taken_back_already_is_left_alone() {
        book.note(1, "night", "a", "b");
        book.withdraw("a");

        assertThat(withdrawn(judged(claim(2, "b")))).isEmpty();
    }

    @Test
    void a_reading_that_another_item_of_the_piece_holds_now_stays() {
        book.note(1, "night", "a", "b");
        Claims claims = Claims.of(List.of(claim(2, "b"), other("a")));

        claims.judge(book, List.of(reading("a"), reading("b")), Map.of(), origin -> LINK);

        assertThat(withdrawn(claims)).isEmpty();
        assertThat(claims.item("a")).isEqualTo("other");
    }

    @Test
    void an_item_in_doubt_takes_nothing_back() {
        book.note(1, "night", "a", "b");
        Claim doubtful = new Claim("night", Readings.origin(), 2, Set.of("b"), false, false);

        assertThat(withdrawn(judged(doubtful))).isEmpty();
    }

    @Test
    void an_account_that_is_linked_to_nobody_takes_nothing_back() {
        book.note(1, "night", "a", "b");
        Claims claims = Claims.of(List.of(claim(2, "b")));

        claims.judge(book, List.of(reading("b")), Map.of(), origin -> Optional.empty());

        assertThat(withdrawn(claims)).isEmpty();
        assertThat(claims.seen()).isEmpty();
    }

    @Test
    void of_two_copies_in_one_piece_the_higher_version_stands_and_of_equal_ones_the_last() {
        assertThat(Claims.of(List.of(claim(2, "a", "b"), claim(1, "b", "c"))).isOutdated("c"))
                .isTrue();
        assertThat(Claims.of(List.of(claim(1, "b", "c"), claim(1, "a", "b"))).isOutdated("c"))
                .isTrue();
        assertThat(Claims.of(List.of(claim(1, "b", "c"), claim(1, "a", "b"))).isOutdated("b"))
                .isFalse();
    }

    @Test
    void by_span_only_the_time_that_the_item_speaks_of_is_asked_for() {
        book.note(1, "night", "k10", "k20", "k30", "k50");
        Claim middle = new Claim("night", Readings.origin(), 2, Set.of("k15", "k40"), true, true);

        assertThat(withdrawn(judged(middle)))
                .extracting(one -> one.reading().reading().key())
                .containsExactlyInAnyOrder("k20", "k30");
    }

    @Test
    void by_span_what_lies_outside_a_later_copy_is_not_too_late() {
        book.note(5, "night", "k20", "k30");
        Claim late = new Claim("night", Readings.origin(), 4, Set.of("k10", "k25", "k40"), true, true);

        Claims claims = judged(late);

        assertThat(claims.isOutdated("k25")).isTrue();
        assertThat(claims.isOutdated("k10")).isFalse();
        assertThat(claims.isOutdated("k40")).isFalse();
    }

    @Test
    void what_is_to_be_taken_back_and_is_no_longer_kept_is_told() {
        book.note(1, "night", "a", "b");
        book.purged.add("a");

        assertThat(withdrawn(judged(claim(2, "b")))).isEmpty();
        assertThat(lost).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.K106_PURGED);
            assertThat(problem.hint()).endsWith("its identifier is a");
        });
    }

    private Claims judged(Claim claim) {
        Claims claims = Claims.of(List.of(claim));
        List<Reading> mapped = claim.keys().stream().map(ClaimsTest::reading).toList();
        claims.judge(book, mapped, book.known(claim.keys()), origin -> LINK);
        return claims;
    }

    private List<Withdrawn> withdrawn(Claims claims) {
        return Withdrawn.of(claims.gone(), book, Readings::metric, origin -> LINK, lost::add);
    }

    private static Claim claim(long version, String... keys) {
        return claim(version, 1, keys);
    }

    private static Claim claim(long version, int seconds, String... keys) {
        return new Claim(
                "night", Readings.origin(Readings.RECEIVED.plusSeconds(seconds)), version, Set.of(keys), false, true);
    }

    private static Claim other(String key) {
        return new Claim("other", Readings.origin(), 2, Set.of(key), false, true);
    }

    /** The key's digits are the minute. */
    private static Reading reading(String key) {
        String digits = key.replaceAll("\\D", "");
        String minute = digits.isEmpty() ? "00" : digits;
        return Readings.of(key, 1, "heart-rate", "60", "2026-03-14T08:" + minute + ":00+01:00");
    }

    /** What was accepted before. */
    private static final class Book extends EmptyLedger {
        private final Map<String, Known> rows = new HashMap<>();
        private final Set<String> purged = new HashSet<>();

        void note(long version, String item, String... keys) {
            for (String key : keys) {
                rows.put(key, new Known(version, Readings.RECEIVED, "", Reading.Status.FINAL, item));
            }
        }

        void withdraw(String key) {
            Known row = rows.get(key);
            rows.put(key, new Known(row.version(), row.receivedAt(), "", Reading.Status.ENTERED_IN_ERROR, row.item()));
        }

        @Override
        public Map<String, Known> known(Collection<String> keys) {
            return rows.entrySet().stream()
                    .filter(row -> keys.contains(row.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        @Override
        public Map<Question, List<Member>> members(Collection<Question> questions) {
            return questions.stream()
                    .collect(Collectors.toMap(
                            question -> question,
                            question -> rows.entrySet().stream()
                                    .filter(row -> question.item()
                                            .equals(row.getValue().item()))
                                    .map(row -> new Member(
                                            row.getKey(),
                                            reading(row.getKey()).time().start(),
                                            row.getValue()))
                                    .filter(m -> !m.start().isBefore(question.from())
                                            && m.start().isBefore(question.to()))
                                    .toList()));
        }

        @Override
        public List<ReadingJson.Line> readings(Collection<String> keys, Function<String, Metric> metrics) {
            return keys.stream()
                    .filter(key -> !purged.contains(key))
                    .map(key -> new ReadingJson.Line(reading(key), Readings.PATIENT.primary()))
                    .toList();
        }
    }
}
