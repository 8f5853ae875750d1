package io.vitalroute.identity;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vitalroute.GoldenFile;
import io.vitalroute.config.SpecReference;
import io.vitalroute.config.SpecSchema;
import io.vitalroute.identity.SourceRule.Same;
import io.vitalroute.problem.Problem;
import io.vitalroute.reading.Device;
import io.vitalroute.reading.Metric;
import io.vitalroute.reading.Metrics;
import io.vitalroute.reading.Origin;

import static org.assertj.core.api.Assertions.assertThat;

/** The order of sources as its file says it. */
class SourcesTest {
    private static final List<String> KNOWN = List.of("acme", "apple-health", "garmin", "withings");
    private static final Path PAGE = Path.of("docs/sources.md");
    private static final String MARK = "-Dgolden.update=true -->\n";
    private static final Metrics METRICS = metrics();
    private final List<Problem> problems = new ArrayList<>();

    @Test
    void what_a_group_does_not_say_it_takes_from_above() {
        Sources sources = read("""
                within: 30s
                order: [withings, apple-health]
                groups:
                  masses: {metrics: [body-weight], differ: 0.05}
                  totals: {metrics: [steps], same: time, order: [garmin, apple-health]}
                """);

        assertThat(problems).isEmpty();
        assertThat(rule(sources, "body-temperature"))
                .isEqualTo(new SourceRule(
                        Same.COPY, Duration.ofSeconds(30), null, List.of("withings", "apple-health"), List.of()));
        assertThat(rule(sources, "body-weight"))
                .isEqualTo(new SourceRule(
                        Same.COPY,
                        Duration.ofSeconds(30),
                        new BigDecimal("0.05"),
                        List.of("withings", "apple-health"),
                        List.of()));
        assertThat(rule(sources, "steps"))
                .isEqualTo(
                        new SourceRule(Same.TIME, Duration.ZERO, null, List.of("garmin", "apple-health"), List.of()));
    }

    @Test
    void it_can_be_switched_off_for_some_and_for_all() {
        Sources some = read("order: [garmin]\ngroups: {none: {metrics: [hrv-rmssd], same: never}}\n");
        Sources all = read("enabled: false\norder: [garmin]\n");

        assertThat(some.rule(metric("hrv-rmssd"))).isNull();
        assertThat(some.rule(metric("hrv-sdnn"))).isNotNull();
        assertThat(all.rule(metric("hrv-sdnn"))).isNull();
        assertThat(Sources.NONE.rule(metric("hrv-sdnn"))).isNull();
    }

    @Test
    void what_is_not_listed_has_no_rank() {
        Sources sources = read("order: [garmin, apple-health]\n");

        assertThat(rule(sources, "steps").rank("garmin", null)).isZero();
        assertThat(rule(sources, "steps").rank("withings", null)).isNegative();
    }

    @Test
    void a_path_is_a_maker_in_a_source_and_counts_where_an_order_names_it() {
        Sources sources = read("""
                paths:
                  watch: {source: apple-health, maker: ["*watch*", Wrist]}
                  phone: {source: [apple-health, acme], maker: iPhone}
                order: [apple-health]
                groups: {totals: {metrics: [steps], order: [watch, garmin, apple-health, phone]}}
                """);

        assertThat(problems).isEmpty();
        assertThat(sources.path(origin("apple-health", "Ann\u2019s Apple\u00a0Watch", null)))
                .isEqualTo("watch");
        assertThat(sources.path(origin("apple-health", "Connect", "WRIST"))).isEqualTo("watch");
        assertThat(sources.path(origin("apple-health", "Connect", "Wrist 2"))).isNull();
        assertThat(sources.path(origin("acme", "Ann's Watch", null))).isNull();
        assertThat(sources.path(origin("acme", "x", "iphone"))).isEqualTo("phone");
        SourceRule steps = rule(sources, "steps");
        assertThat(steps.rank("apple-health", "watch")).isZero();
        assertThat(steps.rank("apple-health", null)).isEqualTo(2);
        assertThat(steps.rank("acme", "phone")).isEqualTo(3);
        assertThat(steps.several()).containsExactly("apple-health");
        assertThat(rule(sources, "heart-rate").rank("apple-health", "watch")).isZero();
        assertThat(rule(sources, "heart-rate").several()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order: [garmin, garmni]                                        | C121 | 1 | 17 | did you mean \"garmin\"?",
                "order: [garmin, withings, garmin]                              | C108 | 1 | 27 | a name has one place in an order",
                "groups: {a: {metrics: [stepz]}}                                | C121 | 1 | 24 | did you mean \"steps\"?",
                "groups: {a: {metrics: [steps]}, b: {metrics: [steps]}}         | C108 | 1 | 47 | a metric goes by one rule",
                "within: soon                                                   | C105 | 1 | 9  | such as within: 60s",
                "same: always                                                   | C106 | 1 | 7  | one of: copy, time, never",
                "paths: {summary: {source: acme, maker: x}}                     | C108 | 1 | 18 | it is the name of a source, or stands for what we make ourselves",
                "paths: {p: {source: acne, maker: x}}                           | C121 | 1 | 21 | did you mean \"acme\"?",
                "oder: [garmin]                                                 | C103 | 1 | 1  | did you mean \"order\"?",
                "groups: {a: {order: [garmin]}}                                 | C104 | 1 | 13 | such as metrics: [steps, steps-day]",
            })
    void what_is_wrong_is_said_where_it_stands(String text, String code, int line, int column, String hint) {
        read(text);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(problem.where().line()).isEqualTo(line);
            assertThat(problem.where().column()).isEqualTo(column);
            assertThat(problem.hint()).isEqualTo(hint);
        });
    }

    @Test
    void different_metrics_never_meet() {
        assertThat(metric("hrv-rmssd")).isNotEqualTo(metric("hrv-sdnn"));
        assertThat(metric("hrv-rmssd").codes())
                .doesNotContainAnyElementsOf(metric("hrv-sdnn").codes());
    }

    @Test
    void the_page_is_what_the_spec_says() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(0, page.indexOf(MARK) + MARK.length());
        GoldenFile.check(PAGE.toString(), written + "\n" + SpecReference.markdown(SourceSpec.FILE));
    }

    @Test
    void the_schema_is_what_the_spec_says() throws IOException {
        GoldenFile.check("docs/schema/sources.schema.json", SpecSchema.json(SourceSpec.FILE));
    }

    private Sources read(String text) {
        return Sources.read("sources.yaml", text, METRICS, KNOWN, problems);
    }

    private static SourceRule rule(Sources sources, String metric) {
        return Objects.requireNonNull(sources.rule(metric(metric)));
    }

    private static Metric metric(String name) {
        return METRICS.byName(name).orElseThrow();
    }

    private static Origin origin(String source, @Nullable String name, @Nullable String model) {
        return new Origin(
                source,
                "export",
                "1",
                "f00d",
                "/0",
                "x/y",
                1,
                Origin.Method.SENSED,
                new Device(null, null, model, name, null, null),
                Instant.EPOCH);
    }

    private static Metrics metrics() {
        try {
            return Metrics.read("metrics.yaml", Files.readString(Path.of("mappings/metrics.yaml")), new ArrayList<>());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
