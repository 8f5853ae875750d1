package io.vitalroute.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import io.vitalroute.identity.SourceRule;
import io.vitalroute.mapping.Mapping;
import io.vitalroute.mapping.Mappings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A changed mapping goes live only if it is sound; a bad one leaves the last good one at work. */
class LiveMappingsTest {
    private static final String MAPPING = """
            mapping: acme/cuff
            version: 1
            accepts: {source: acme, stream: cuff}
            each: .results
            readings:
              - {metric: body-weight, at: .taken, value: .kg, unit: kg}
            """;
    private static final String TESTS = """
            tests:
              - name: a scale gives weight
                payload: samples/cuff.json
                readings:
                  - {metric: body-weight, value: 70.5 kg}
            """;

    @TempDir
    private Path folder;

    private LiveMappings live;
    private int saves;

    @BeforeEach
    void start() throws IOException {
        Files.copy(Path.of("mappings/metrics.yaml"), folder.resolve("metrics.yaml"));
        save("acme/samples/cuff.json", "{\"results\": [{\"taken\": \"2026-03-14T07:30:00+01:00\", \"kg\": 70.5}]}");
        save("acme/cuff.test.yaml", TESTS);
        save("acme/cuff.map.yaml", MAPPING);
        live = LiveMappings.of(folder);
    }

    @Test
    void the_order_of_sources_goes_live_with_them_and_a_bad_one_does_not() throws IOException {
        assertThat(rank("acme")).isNegative();
        save("sources.yaml", "order: [acme]\n");
        assertThat(live.refresh()).isEmpty();
        assertThat(rank("acme")).isZero();

        save("sources.yaml", "order: [akme]\n");

        assertThat(live.refresh()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.C121_UNKNOWN_NAME);
            assertThat(problem.where().what()).endsWith("sources.yaml");
            assertThat(problem.where().line()).isEqualTo(1);
            assertThat(problem.hint()).contains("acme");
        });
        assertThat(rank("acme")).isZero();
    }

    private int rank(String source) {
        SourceRule rule =
                live.sources().rule(live.metrics().byName("body-weight").orElseThrow());
        return rule == null ? -1 : rule.rank(source, null);
    }

    @Test
    void a_sound_change_goes_live() throws IOException {
        save("acme/cuff.map.yaml", MAPPING.replace("version: 1", "version: 2"));

        assertThat(live.refresh()).isEmpty();

        assertThat(cuff().version()).isEqualTo(2);
    }

    @Test
    void a_mapping_with_a_finding_leaves_the_last_good_one() throws IOException {
        save("acme/cuff.map.yaml", MAPPING.replace("version: 1", "version: 2").replace("unit: kg", "unit: kgs"));

        List<Problem> problems = live.refresh();

        assertThat(problems).extracting(Problem::code).contains(ProblemCode.U101_UNKNOWN_UNIT);
        assertThat(cuff().version()).isEqualTo(1);
    }

    @Test
    void a_mapping_whose_test_fails_leaves_the_last_good_one() throws IOException {
        save("acme/cuff.map.yaml", MAPPING.replace("version: 1", "version: 2").replace("unit: kg", "unit: g"));

        List<Problem> problems = live.refresh();

        assertThat(problems).extracting(Problem::code).contains(ProblemCode.C221_EXPECTED);
        assertThat(problems).map(MappingWatch::withoutValues).noneMatch(text -> text.matches(".*\\b70\\b.*"));
        assertThat(cuff().version()).isEqualTo(1);
    }

    @Test
    void a_bad_file_does_not_hold_up_its_neighbour() throws IOException {
        save("acme/cuff.map.yaml", "mapping: [");
        save("acme/scale.map.yaml", MAPPING.replace("cuff", "scale"));
        save("acme/scale.test.yaml", TESTS);

        assertThat(live.refresh()).isNotEmpty();

        assertThat(live.get().named("acme/scale")).isPresent();
        assertThat(live.get().named("acme/cuff")).isPresent();
    }

    @Test
    void what_is_mended_goes_live_and_what_is_deleted_goes() throws IOException {
        save("acme/cuff.map.yaml", "mapping: [");
        live.refresh();
        save("acme/cuff.map.yaml", MAPPING.replace("version: 1", "version: 3"));
        assertThat(live.refresh()).isEmpty();
        assertThat(cuff().version()).isEqualTo(3);

        Files.delete(folder.resolve("acme/cuff.map.yaml"));
        live.refresh();
        assertThat(live.get().all()).isEmpty();
    }

    @Test
    void a_broken_catalogue_changes_nothing() throws IOException {
        Mappings before = live.get();
        save("metrics.yaml", "metrics: {");

        assertThat(live.refresh()).isNotEmpty();

        assertThat(live.get()).isSameAs(before);
    }

    @Test
    void the_watch_takes_over_by_itself_and_says_so_until_it_is_heard() throws Exception {
        Semaphore heard = new Semaphore(0);
        AtomicInteger told = new AtomicInteger();
        Runnable hearing = () -> {
            if (told.incrementAndGet() == 1) {
                throw new IllegalStateException("the first time nobody listens");
            }
            heard.release();
        };
        try (MappingWatch watch = MappingWatch.start(live, Duration.ofMillis(20), Duration.ofHours(1), hearing)) {
            assertThat(watch).isNotNull();
            assertThat(heard.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            save("acme/cuff.map.yaml", MAPPING.replace("version: 1", "version: 7"));
            await().atMost(Duration.ofSeconds(30)).until(() -> cuff().version() == 7);
            assertThat(heard.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void mappings_that_are_sound_from_the_start_have_nothing_to_be_said() {
        assertThat(live.test()).isEmpty();
    }

    @Test
    void a_mapping_whose_test_fails_from_the_start_is_at_work_and_said_without_values() throws IOException {
        save("acme/cuff.map.yaml", MAPPING.replace("unit: kg", "unit: g"));
        save("acme/scale.map.yaml", MAPPING.replace("cuff", "scale"));
        LiveMappings started = LiveMappings.of(folder);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(MappingWatch.class);
        logger.addAppender(log);
        log.start();

        try (MappingWatch watch = MappingWatch.start(
                started,
                Duration.ofHours(1),
                Duration.ZERO,
                () -> assertThat(started).isNull())) {
            assertThat(watch).isNotNull();
            await().atMost(Duration.ofSeconds(30)).until(() -> log.list.size() >= 2);
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .allMatch(line -> line.startsWith("at work, and not as its tests want it: "))
                .anyMatch(line -> line.contains("cuff.test.yaml") && line.contains("C221"))
                .anyMatch(line -> line.contains("scale.map.yaml") && line.contains("C223"))
                .noneMatch(line -> line.matches(".*\\b70\\b.*"));
        assertThat(started.get().named("acme/cuff")).isPresent();
    }

    private Mapping cuff() {
        return live.get().named("acme/cuff").orElseThrow();
    }

    /** Each save at a later second: some file systems know no finer time. */
    private void save(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2026-03-14T00:00:00Z").plusSeconds(++saves)));
    }
}
