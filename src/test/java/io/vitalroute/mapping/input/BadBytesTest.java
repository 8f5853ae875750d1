package io.vitalroute.mapping.input;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What holds of every format: damaged bytes give problems and nothing else, and failing storage is no problem of the body. */
class BadBytesTest {
    private static final int ROUNDS = 600;
    private static final Limits WHOLE = Limits.standard();
    private static final Limits STREAMED = WHOLE.withWholeBytes(0);
    private static final InputFormat XML = new InputFormat.Xml(Set.of("Record"), Set.of("Route"));

    private static final String JSON_BODY = """
            {"status": 0, "user": "canary", "body": {"list": [
              {"id": 71, "value": 36.60, "note": "canary é \\u00e9 心", "tags": [true, false, null, -1.5e3]},
              {"id": 72, "values": {"1700000000": 61, "1700000060": 62}}, []
            ], "zone": "Europe/Oslo"}}""";

    private static final String XML_BODY = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE Data [ <!-- canary --> <!ELEMENT Data ANY> ]>
            <Data user="canary"><Me name="canary &amp; é"/>
             <Record type="canary" value="36.60"><Entry key="canary"/>canary<![CDATA[canary]]></Record>
             <Route><Point/></Route><!-- canary --><?canary canary?><Record value="&lt;心"/>
            </Data>""";

    private static final String CSV_BODY = "time,value,note\r\n08:15,36.60,\"canary, é\"\r\n08:30,36.70,canary\r\n";
    private static final String FORM_BODY = "userid=canary&appli=4&name=canary%C3%A9+x&appli=44";

    static Stream<Arguments> formats() {
        return Stream.of(
                arguments(new InputFormat.Json(List.of("body", "list")), utf8(JSON_BODY)),
                arguments(new InputFormat.Json(List.of()), utf8(JSON_BODY)),
                arguments(new InputFormat.Json(List.of("body", "list")), JSON_BODY.getBytes(StandardCharsets.UTF_16)),
                arguments(XML, utf8(XML_BODY)),
                arguments(new InputFormat.Csv(','), utf8(CSV_BODY)),
                arguments(new InputFormat.Form(), utf8(FORM_BODY)),
                arguments(new InputFormat.Zip("*.xml", XML), zip("canary.xml", XML_BODY)),
                arguments(
                        new InputFormat.Zip("*.json", new InputFormat.Json(List.of("body", "list"))),
                        zip("data.json", JSON_BODY)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void damaged_bytes_give_problems_that_say_nothing_of_the_body(InputFormat format, byte[] body) {
        assertThat(Collected.of(format, WHOLE, body).ended).isNull();
        SplittableRandom random = new SplittableRandom(20260203);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(body, random);
            Collected whole = Collected.of(format, WHOLE, damaged);
            Collected streamed = Collected.of(format, STREAMED, damaged);

            assertThat(streamed).as("round %s", round).hasToString(whole.toString());
            if (whole.ended != null || !whole.problems.isEmpty()) {
                Unsaid.assertAbsent(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void storage_that_fails_is_no_problem_of_the_body(InputFormat format, byte[] body) {
        for (Limits limits : List.of(WHOLE, STREAMED)) {
            for (int length = 0; length < body.length; length += 7) {
                Body failing = failingAfter(length, body);

                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> Inputs.of(format, limits).read(failing, new Collected()))
                        .withMessage("the disk is gone");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void what_the_handler_throws_comes_out_as_it_is(InputFormat format, byte[] body) {
        ItemHandler broken = (item, payload, pointer) -> {
            throw new UncheckedIOException(new IOException("of the handler"));
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Inputs.of(format, STREAMED).read(Body.of(body), broken))
                .isNotInstanceOf(ProblemException.class);
    }

    private static byte[] damaged(byte[] body, SplittableRandom random) {
        byte[] bytes = body.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\",:<>&;%'=!-/\\e0 ".charAt(random.nextInt(21));
                case 2 -> bytes = moved(bytes, at, random.nextInt(bytes.length));
                default -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            }
        }
        return bytes;
    }

    /** A piece of the body written over another place of it. */
    private static byte[] moved(byte[] bytes, int from, int to) {
        byte[] result = bytes.clone();
        System.arraycopy(bytes, from, result, to, Math.min(12, bytes.length - Math.max(from, to)));
        return result;
    }

    private static Body failingAfter(int length, byte[] body) {
        return new Body() {
            @Override
            public long length() {
                return body.length;
            }

            @Override
            public InputStream open() {
                return new SequenceInputStream(new ByteArrayInputStream(body, 0, length), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }
                });
            }
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(utf8(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
