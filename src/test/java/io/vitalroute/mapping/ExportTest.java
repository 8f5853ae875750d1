package io.vitalroute.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.reading.MappingResult;
import io.vitalroute.reading.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are not JSON: XML in a zip archive as a phone exports it, CSV, a form. */
class ExportTest {
    private static final Bench EXPORT = Bench.mapping("""
            input: {format: xml, zip: "*.xml !*_cda.xml", items: [Record, Correlation], ignore: Location}
            skip:
              part-of-blood-pressure: ._ == "Record" and contains(.type, ["Systolic", "Diastolic"])
            shared:
              at: {value: .startDate, zone: 'pick(.MetadataEntry, "key", "TimeZone").value'}
              method: {value: 'pick(.MetadataEntry, "key", "UserEntered").value', table: {1: self-reported}, else: sensed}
              device: {name: 'between(.device, "name:", ",")', manufacturer: .sourceName}
            readings:
              - metric: {from: .type, table: {Heart: heart-rate, Oxygen: {metric: spo2, unit: "1"}}}
                where: ._ == "Record"
                value: .value
                unit: {from: .unit, table: {count/min: /min}}
              - metric: blood-pressure
                where: ._ == "Correlation"
                in: .Record
                parts:
                  systolic: {where: .type == "Systolic", number: .value}
                  diastolic: {where: .type == "Diastolic", number: .value}
                unit: {from: .unit, table: {mmHg: "mm[Hg]"}}
            """);

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <HealthData>
              <Record type="Heart" unit="count/min" value="64" startDate="2026-02-03 07:00:00 -0700" sourceName="Acme"
                      device="&lt;&lt;D: 0x1&gt;, name:Watch, model:W2&gt;"><MetadataEntry key="TimeZone" value="Europe/Rome"/></Record>
              <Record type="Oxygen" unit="%" value="0.97" startDate="2026-02-03 07:01:00 -0700" sourceName="Acme"/>
              <Record type="Systolic" unit="mmHg" value="118" startDate="2026-02-03 07:02:00 -0700"/>
              <Record type="Diastolic" unit="mmHg" value="76" startDate="2026-02-03 07:02:00 -0700"/>
              <Correlation type="Pressure" startDate="2026-02-03 07:02:00 -0700">
                <MetadataEntry key="UserEntered" value="1"/>
                <Record type="Systolic" unit="mmHg" value="118"/><Record type="Diastolic" unit="mmHg" value="76"/>
              </Correlation>
              <Record type="Unheard" value="1" startDate="2026-02-03 07:03:00 -0700"/>
            </HealthData>
            """;

    @Test
    void an_export_gives_the_same_as_a_file_and_in_an_archive() throws IOException {
        MappingResult plain = EXPORT.map(XML);
        assertThat(plain.problems()).isEmpty();
        assertThat(plain.readings())
                .extracting(r -> Bench.said(r) + " " + r.origin().method() + " "
                        + r.time().origin())
                .containsExactly(
                        "heart-rate 64 /min SENSED SOURCE",
                        "spo2 0.97 1 SENSED SOURCE",
                        "blood-pressure systolic=118 mm[Hg], diastolic=76 mm[Hg] SELF_REPORTED SOURCE");
        assertThat(plain.items()).isEqualTo(new MappingResult.Counts(3, 2, 1, 0, 0));
        MappingResult zipped = EXPORT.map(zip("export/daten.xml", XML), MapContext.plain());
        assertThat(zipped.readings())
                .extracting(Bench::said)
                .isEqualTo(plain.readings().stream().map(Bench::said).toList());
    }

    @Test
    void a_zone_of_the_record_shows_the_wearers_clock() {
        assertThat(EXPORT.map(XML).readings().get(0).time().toString()).contains("2026-02-03T15:00+01:00");
        assertThat(EXPORT.map(XML).readings().get(1).time().toString()).contains("2026-02-03T07:01-07:00");
    }

    @Test
    void a_device_is_read_out_of_its_text() {
        assertThat(java.util.Objects.requireNonNull(
                                EXPORT.map(XML).readings().get(0).origin().device())
                        .name())
                .isEqualTo("Watch");
        assertThat(EXPORT.map(XML).readings().get(1).origin().device()).isNull();
    }

    @Test
    void an_export_that_breaks_off_keeps_what_came_before_and_says_where() {
        MappingResult result = EXPORT.map(XML.substring(0, XML.indexOf("<Record type=\"Systolic\"")));
        assertThat(result.readings()).hasSize(2);
        assertThat(result.problems()).extracting(p -> p.code()).containsExactly(ProblemCode.M101_NOT_READABLE);
        assertThat(result.problems().get(0).where().line()).isGreaterThan(5);
    }

    @Test
    void rows_of_a_CSV_are_items_and_all_their_values_text() {
        Bench bench = Bench.mapping("""
                input: {format: csv, delimiter: ";"}
                skip: {calibration: .kind == "cal"}
                shared: {at: {value: .time, format: "dd.MM.yyyy HH:mm", zone: Europe/Rome}}
                readings: [{metric: glucose, where: .mgdl > 0, value: .mgdl, unit: mg/dL, comparator: allowed}]
                """);
        MappingResult result = bench.map(
                "time;kind;mgdl\n03.02.2026 07:00;scan;104\n03.02.2026 07:05;cal;99\n03.02.2026 07:10;scan;0\n03.02.2026;scan;98\n");
        assertThat(result.readings()).extracting(Bench::said).containsExactly("glucose 104 mg/dL");
        assertThat(result.items()).isEqualTo(new MappingResult.Counts(1, 1, 1, 1, 0));
    }

    @Test
    void a_form_is_one_item() {
        Bench bench = Bench.mapping("""
                input: {format: form}
                readings: [{metric: body-weight, at: {value: .when, format: epoch-seconds}, value: .kg, unit: kg, account: .user}]
                """);
        MappingResult result = bench.map("user=u-9&kg=70.5&when=1767254400");
        assertThat(result.readings()).extracting(Bench::said).containsExactly("body-weight 70.5 kg");
        assertThat(result.readings().get(0).origin().account()).isEqualTo("u-9");
    }

    @Test
    void files_of_an_archive_are_told_apart_by_their_beginning_and_their_name() throws IOException {
        Bench bench = Bench.mapping("""
                input: {format: json-or-csv, zip: "*.json *.csv"}
                each: .
                shared: {at: .time}
                readings:
                  - {metric: steps, where: 'test($origin.entry, "/steps-[^/]+$")', value: .value, unit: "{steps}"}
                  - {metric: body-weight, where: 'test($origin.entry, "/weight-[^/]+$")', value: .value, unit: kg}
                """);
        String json = "\n [{\"time\": \"2026-02-03T07:00:00Z\", \"value\": \"70\"}]";
        String csv = "time,value\n2026-02-03T07:00:00Z,70\n";

        assertThat(said(bench, "a/steps-1.json", json)).containsExactly("steps 70 {steps}");
        assertThat(said(bench, "a/weight-1.csv", csv)).containsExactly("body-weight 70 kg");
        assertThat(said(bench, "a/other-1.csv", csv)).isEmpty();
        assertThat(bench.map(json).items().unmatched()).isEqualTo(1);
    }

    private static List<String> said(Bench bench, String entry, String text) throws IOException {
        return bench.map(zip(entry, text), MapContext.plain()).readings().stream()
                .map(Bench::said)
                .toList();
    }

    private static Payload zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Payload.of("acme", "data", "user-7", Bench.RECEIVED, "application/zip", bytes.toByteArray());
    }
}
