package io.vitalroute.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.vitalroute.pipeline.Journal;
import io.vitalroute.pipeline.Journal.ReadingLine;
import io.vitalroute.pipeline.Journal.StandIn;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages as people read them. */
class MessageTextTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    @Test
    void a_filtered_reading_says_which_one_stands() {
        assertThat(line("filtered", new StandIn("b0b", "withings 77", "final")))
                .isEqualTo("reading\ta11\tbody-weight\t2026-03-14T12:00:00Z\tversion 1\tfinal\tfiltered\turn:x|p1"
                        + "\tother-source: b0b of withings 77 stands (final)");
    }

    @Test
    void of_one_that_is_known_no_longer_there_is_the_key() {
        assertThat(line("filtered", new StandIn("b0b", null, null)))
                .endsWith("\tother-source: b0b stands, and is known no longer");
    }

    @Test
    void a_reading_that_stands_says_nothing_of_others() {
        assertThat(line("accepted", null)).endsWith("\taccepted\turn:x|p1");
    }

    private static String line(String state, @Nullable StandIn stands) {
        Journal.Message message =
                new Journal.Message("f00d", "apple-health", "export", "77", NOON, 9, "done", Map.of(), Map.of(), 0);
        ReadingLine reading = new ReadingLine("a11", 1, "body-weight", NOON, "final", state, "urn:x|p1", stands);
        return MessageText.detail(new Journal.Detail(message, Map.of(), List.of(), List.of(reading), List.of()))
                .get(1);
    }
}
