package io.vitalroute.hl7;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.hl7.MllpFrames.Frame;
import io.vitalroute.hl7.MllpFrames.Frame.Broken;
import io.vitalroute.hl7.MllpFrames.Frame.Message;
import io.vitalroute.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/** What peers do on the wire: pipelining, fragments, missing trailers, junk, huge messages. */
class MllpFramesTest {
    private static final int LARGEST = 10_000;

    @Test
    void frame_puts_a_message_between_its_bytes() {
        assertThat(MllpFrames.frame(bytes("MSH"))).containsExactly(0x0B, 'M', 'S', 'H', 0x1C, 0x0D);
    }

    @Test
    void take_gives_twenty_messages_of_one_write() {
        assertThat(texts(feed(strict(), twenty(), twenty().length))).containsExactlyElementsOf(twentyTexts());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void take_gives_the_same_messages_from_fragments_of_any_size(int size) {
        assertThat(texts(feed(strict(), twenty(), size))).containsExactlyElementsOf(twentyTexts());
        assertThat(texts(feed(lenient(), twenty(), size))).containsExactlyElementsOf(twentyTexts());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void take_gives_the_same_messages_from_random_fragments(long seed) {
        Random random = new Random(seed);
        byte[] stream = twenty();
        MllpFrames frames = strict();
        List<Frame> found = new ArrayList<>();
        for (int from = 0; from < stream.length; ) {
            int length = Math.min(stream.length - from, random.nextInt(50));
            found.addAll(frames.take(stream, from, length));
            from += length;
        }
        assertThat(texts(found)).containsExactlyElementsOf(twentyTexts());
    }

    @Test
    void take_ignores_and_counts_bytes_between_frames() {
        MllpFrames frames = strict();
        List<Frame> found =
                feed(frames, join(bytes("junk\r\n"), framed("one"), bytes("\u001C\rnoise"), framed("two")), 5);
        assertThat(texts(found)).containsExactly("one", "two");
        assertThat(frames.ignored()).isEqualTo(6 + 2 + 5);
    }

    @Test
    void take_reports_a_missing_trailer_when_the_next_frame_begins_and_goes_on() {
        List<Frame> found = feed(strict(), join(bytes("\u000Bone"), framed("two")), 100);
        Broken broken = (Broken) found.get(0);
        assertThat(broken.problem().code()).isEqualTo(ProblemCode.S106_FRAME);
        assertThat(broken.head()).isEqualTo(bytes("one"));
        assertThat(texts(found.subList(1, 2))).containsExactly("two");
    }

    @Test
    void take_of_a_strict_stream_refuses_an_end_without_its_return() {
        List<Frame> found = feed(strict(), join(bytes("\u000Bone\u001C"), framed("two")), 100);
        assertThat(found.get(0)).isInstanceOf(Broken.class);
        assertThat(texts(found.subList(1, 2))).containsExactly("two");
    }

    @Test
    void take_of_a_lenient_stream_takes_an_end_without_its_return_at_once() {
        MllpFrames frames = lenient();
        assertThat(texts(feed(frames, bytes("\u000Bone\u001C"), 100))).containsExactly("one");
        assertThat(texts(feed(frames, join(bytes("\r"), framed("two")), 1))).containsExactly("two");
        assertThat(frames.ignored()).isZero();
    }

    @Test
    void take_skips_a_frame_that_is_too_large_keeps_its_head_and_goes_on() {
        String header = "MSH|^~\\&|S||R||20260314||ORU^R01^ORU_R01|BIG-1|P|2.6\r";
        byte[] huge = bytes("\u000B" + header + "x".repeat(3 * LARGEST) + "\u001C\r");
        List<Frame> found = feed(strict(), join(huge, framed("two")), 997);
        Broken broken = (Broken) found.get(0);
        assertThat(broken.problem().code()).isEqualTo(ProblemCode.S103_TOO_LARGE);
        assertThat(broken.head().length).isLessThanOrEqualTo(4_096);
        assertThat(MessageHeader.read(broken.head()).orElseThrow().controlId()).isEqualTo("BIG-1");
        assertThat(texts(found.subList(1, 2))).containsExactly("two");
    }

    @Test
    void take_of_exactly_the_largest_message_is_fine() {
        String text = "y".repeat(LARGEST);
        assertThat(texts(feed(strict(), framed(text), 512))).containsExactly(text);
    }

    @Test
    void end_inside_a_frame_reports_what_was_left() {
        MllpFrames frames = strict();
        assertThat(feed(frames, bytes("\u000Bhalf"), 100)).isEmpty();
        Broken broken = (Broken) frames.end().orElseThrow();
        assertThat(broken.problem().code()).isEqualTo(ProblemCode.S106_FRAME);
        assertThat(broken.head()).isEqualTo(bytes("half"));
        assertThat(frames.end()).isEmpty();
    }

    @Test
    void end_between_frames_is_the_usual_one() {
        MllpFrames frames = strict();
        feed(frames, framed("one"), 100);
        assertThat(frames.end()).isEmpty();
    }

    @Test
    void take_leaves_bytes_as_they_are_in_any_charset() {
        byte[] latin = "Größe".getBytes(StandardCharsets.ISO_8859_1);
        Message message = (Message) feed(strict(), MllpFrames.frame(latin), 2).get(0);
        assertThat(message.bytes()).isEqualTo(latin);
    }

    private static MllpFrames strict() {
        return new MllpFrames("test", LARGEST, false);
    }

    private static MllpFrames lenient() {
        return new MllpFrames("test", LARGEST, true);
    }

    private static List<Frame> feed(MllpFrames frames, byte[] stream, int size) {
        List<Frame> found = new ArrayList<>();
        for (int from = 0; from < stream.length; from += size) {
            found.addAll(frames.take(stream, from, Math.min(size, stream.length - from)));
        }
        return found;
    }

    private static List<String> texts(List<Frame> frames) {
        return frames.stream()
                .map(frame -> new String(((Message) frame).bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> twentyTexts() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            texts.add("MSH|^~\\&|message " + i + "\rPID|" + "z".repeat(i) + "\r");
        }
        return texts;
    }

    private static byte[] twenty() {
        return join(twentyTexts().stream().map(MllpFramesTest::framed).toArray(byte[][]::new));
    }

    private static byte[] framed(String text) {
        return MllpFrames.frame(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
