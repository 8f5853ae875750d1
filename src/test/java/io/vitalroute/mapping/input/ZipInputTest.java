package io.vitalroute.mapping.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.Body;

import static org.assertj.core.api.Assertions.assertThat;

class ZipInputTest {
    private static final Limits LIMITS = Limits.standard();
    private static final InputFormat EXPORT =
            new InputFormat.Zip("*.xml !*_cda.xml", new InputFormat.Xml(Set.of("Record"), Set.of()));
    private static final String RECORDS = "<HealthData><Record value=\"1\"/><Record value=\"2\"/></HealthData>";

    @ParameterizedTest
    @ValueSource(
            strings = {"apple_health_export/export.xml", "apple_health_export/导出.xml", "Export.xml", "a b/c~d.xml"})
    void the_export_is_found_whatever_its_name_is_in_the_users_language(String name) {
        Collected read = read(zip(
                "apple_health_export/workout-routes/route_1.gpx",
                "<gpx/>",
                "apple_health_export/export_cda.xml",
                "<ClinicalDocument>CANARY",
                "__MACOSX/apple_health_export/._export.xml",
                "\u0000\u0005",
                name,
                RECORDS,
                "apple_health_export/electrocardiograms/ecg.csv",
                "a,b"));

        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        assertThat(read.pointers).containsExactly(pointer + "/Record/0", pointer + "/Record/1");
        assertThat(read.problems).isEmpty();
    }

    @Test
    void a_name_in_an_undeclared_encoding_does_no_harm() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("GBK"))) {
            zip.putNextEntry(new ZipEntry("apple_health_export/导出.xml"));
            zip.write(RECORDS.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(bytes.toByteArray()).items).hasSize(2);
    }

    @Test
    void a_body_that_is_no_archive_is_read_as_it_is() {
        Collected read = read(RECORDS.getBytes(StandardCharsets.UTF_8));

        assertThat(read.pointers).containsExactly("/Record/0", "/Record/1");
    }

    @Test
    void every_wanted_entry_is_read_large_and_small_alike() {
        byte[] archive = zip(
                "a/1.json", "{\"data\": [{\"n\": 1}], \"zone\": \"Z\"}",
                "a/2.txt", "CANARY",
                "b/3.json", "{\"data\": [{\"n\": 2}, {\"n\": 3}]}");
        InputFormat format = new InputFormat.Zip("*.json", new InputFormat.Json(List.of("data")));
        Collected small = Collected.of(format, LIMITS, archive);
        Collected large = Collected.of(format, LIMITS.withWholeBytes(0), archive);

        assertThat(small.pointers).containsExactly("/a~11.json/data/0", "/b~13.json/data/0", "/b~13.json/data/1");
        assertThat(small.payloads.get(0)).hasToString("{\"data\":[],\"zone\":\"Z\"}");
        assertThat(large).hasToString(small.toString());
    }

    @Test
    void a_fault_inside_an_entry_names_the_entry() {
        Collected read = read(zip("x/export.xml", "<HealthData>\n<Record/><CANARY></HealthData>"));

        assertThat(read.end().code()).isEqualTo(ProblemCode.M101_NOT_READABLE);
        assertThat(read.end().where().toString()).startsWith("payload:2:").endsWith(" /x~1export.xml");
        Unsaid.assertAbsent(read);
    }

    @Test
    void a_problem_of_one_item_names_the_entry_once() throws IOException {
        InputFormat format = new InputFormat.Zip("*.csv", new InputFormat.Csv(','));
        byte[] archive = zip("x.csv", "a,b\n1\n");
        Collected read = Collected.of(format, LIMITS, archive);
        Collected ended = new Collected();
        try {
            Inputs.of(format, LIMITS).read(Body.of(archive), (item, payload, pointer) -> true);
        } catch (ProblemException e) {
            ended.ended = e;
        }

        assertThat(read.problems.get(0)).hasToString("payload:2:1 /x.csv/0: M108 the row has 1 columns, the header 2");
        assertThat(ended.end()).isEqualTo(read.problems.get(0));
    }

    @Test
    void an_archive_without_a_wanted_entry_is_a_problem() {
        assertThat(read(zip("CANARY/export_cda.xml", "<a/>")).end().code()).isEqualTo(ProblemCode.M107_ZIP);
        assertThat(read(zip()).end().code()).isEqualTo(ProblemCode.M107_ZIP);
    }

    @Test
    void an_archive_inside_the_archive_is_refused() {
        byte[] inner = zip("export.xml", RECORDS);
        Collected read = read(zip("export.xml", new String(inner, StandardCharsets.ISO_8859_1)));

        assertThat(read.end().code()).isEqualTo(ProblemCode.M107_ZIP);
    }

    @Test
    void an_archive_that_is_cut_off_anywhere_gives_no_items() {
        byte[] archive = zip("CANARY.txt", "CANARY", "export.xml", RECORDS, "z.txt", "more");
        for (int length = 4; length < archive.length; length++) {
            Collected read = read(Arrays.copyOf(archive, length));

            assertThat(read.end().code()).isEqualTo(ProblemCode.M107_ZIP);
            assertThat(read.items).isEmpty();
            Unsaid.assertAbsent(read);
        }
    }

    @Test
    void a_damaged_archive_gives_no_wrong_items() {
        byte[] archive = zip("export.xml", RECORDS);
        for (int at = 30 + "export.xml".length(); at < archive.length; at++) {
            byte[] damaged = archive.clone();
            damaged[at] ^= 0x55;
            Collected read = read(damaged);

            assertThat(read.ended == null ? read.items.size() : 2 - read.items.size())
                    .isEqualTo(2);
            assertThat(read.ended == null || read.end().code() == ProblemCode.M107_ZIP)
                    .isTrue();
        }
    }

    @Test
    void an_encrypted_archive_is_a_problem() {
        byte[] archive = zip("export.xml", RECORDS);
        archive[6] |= 1;

        assertThat(read(archive).end().code()).isEqualTo(ProblemCode.M107_ZIP);
    }

    @Test
    void a_zip_bomb_ends_early() {
        String zeros = "0".repeat(40 << 20);
        byte[] bomb = zip("export.xml", "<a>", "bomb.bin", zeros);

        assertThat(read(bomb).end().code()).isEqualTo(ProblemCode.M103_TOO_LARGE);
        assertThat(limited(bomb, new Limits.Archive(1 << 20, 10_000, 10)).end().message())
                .isEqualTo("an archive of more than 1048576 bytes when unpacked");
    }

    @Test
    void too_many_entries_are_refused() {
        String[] entries = new String[2 * 11];
        for (int i = 0; i < entries.length; i += 2) {
            entries[i] = i + ".txt";
            entries[i + 1] = "";
        }

        assertThat(limited(zip(entries), new Limits.Archive(1000, 100, 10))
                        .end()
                        .code())
                .isEqualTo(ProblemCode.M103_TOO_LARGE);
    }

    private static Collected limited(byte[] archive, Limits.Archive limits) {
        return Collected.of(EXPORT, LIMITS.withArchive(limits), archive);
    }

    private static Collected read(byte[] body) {
        return Collected.of(EXPORT, LIMITS, body);
    }

    private static byte[] zip(String... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                boolean archive = namesAndContents[i + 1].startsWith("PK");
                zip.write(namesAndContents[i + 1].getBytes(
                        archive ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
