package io.vitalroute.sandbox.vendor;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VendorsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    private final ObjectMapper json = new ObjectMapper();
    private final Script script = Vendors.all(7, DAY);

    private List<Delivery> of(String source, String stream) {
        return script.deliveries().stream()
                .filter(one -> one.source().equals(source) && one.stream().equals(stream))
                .toList();
    }

    private JsonNode read(Delivery delivery) throws Exception {
        return json.readTree(delivery.body());
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        Script again = Vendors.all(7, DAY);
        Script other = Vendors.all(8, DAY);
        for (int i = 0; i < script.deliveries().size(); i++) {
            assertThat(again.deliveries().get(i).body())
                    .isEqualTo(script.deliveries().get(i).body());
        }
        assertThat(again.chart()).isEqualTo(script.chart());
        assertThat(other.chart()).isNotEqualTo(script.chart());
    }

    @Test
    void every_payload_can_be_read_and_says_what_is_special_about_it() throws Exception {
        Set<String> streams = new HashSet<>();
        for (Delivery delivery : script.deliveries()) {
            streams.add(delivery.source() + "/" + delivery.stream());
            assertThat(delivery.description()).isNotBlank();
            if (delivery.mediaType().equals("application/json")) {
                assertThat(read(delivery).isObject()).isTrue();
            }
        }
        assertThat(streams)
                .contains(
                        "withings/measures",
                        "withings/activity",
                        "withings/sleep-summary",
                        "withings/sleep",
                        "withings/intraday-activity",
                        "garmin/user-metrics",
                        "garmin/activities",
                        "garmin/health-snapshot",
                        "garmin/dailies",
                        "garmin/epochs",
                        "garmin/sleeps",
                        "garmin/stress-details",
                        "garmin/pulse-ox",
                        "garmin/body-comps",
                        "garmin/blood-pressures",
                        "garmin/hrv",
                        "garmin/respiration",
                        "apple-health/export",
                        "health-auto-export/metrics",
                        "health-auto-export/workouts");
    }

    @Test
    void a_withings_group_comes_twice_and_then_corrected() throws Exception {
        List<Delivery> measures = of("withings", "measures");
        assertThat(measures.get(1).body()).isEqualTo(measures.get(0).body());
        JsonNode first = read(measures.get(0)).at("/body/measuregrps/0");
        JsonNode corrected = read(measures.get(2)).at("/body/measuregrps/0");
        assertThat(corrected.get("grpid")).isEqualTo(first.get("grpid"));
        assertThat(corrected.get("date")).isEqualTo(first.get("date"));
        assertThat(corrected.get("modified").asLong())
                .isGreaterThan(first.get("modified").asLong());
        assertThat(corrected.at("/measures/0/value").asInt())
                .isLessThan(first.at("/measures/0/value").asInt());
        assertThat(script.chart().stream().filter(Expected::corrected))
                .singleElement()
                .satisfies(expected -> {
                    assertThat(expected.at().getEpochSecond())
                            .isEqualTo(first.get("date").asLong());
                    assertThat(expected.values().get(0).value().unscaledValue().intValue())
                            .isEqualTo(corrected.at("/measures/0/value").asInt());
                });
    }

    @Test
    void a_bad_item_has_a_good_neighbour_and_a_late_one_is_59_days_old() throws Exception {
        JsonNode groups = read(of("withings", "measures").get(3)).at("/body/measuregrps");
        assertThat(groups.get(0).get("date").isNull()).isTrue();
        assertThat(groups.get(1).get("date").isNumber()).isTrue();
        long late = read(of("withings", "measures").get(4))
                .at("/body/measuregrps/0/date")
                .asLong();
        assertThat(Instant.ofEpochSecond(late)).isEqualTo(Instant.parse("2026-01-14T05:58:00Z"));
    }

    @Test
    void garmin_puts_two_people_and_a_wrong_type_into_one_body_and_replaces_a_day() throws Exception {
        JsonNode pressures = read(of("garmin", "blood-pressures").get(0)).get("bloodPressures");
        assertThat(pressures.findValuesAsText("userId"))
                .containsExactly(
                        Vendors.people().get(0).account("garmin"),
                        Vendors.people().get(0).account("garmin"),
                        Vendors.people().get(1).account("garmin"));
        assertThat(pressures.get(1).get("systolic").isTextual()).isTrue();
        assertThat(pressures.get(2).get("measurementTimeOffsetInSeconds").asInt())
                .isEqualTo(-14_400);
        List<Delivery> days = of("garmin", "dailies");
        assertThat(read(days.get(1)).at("/dailies/0/startTimeInSeconds"))
                .isEqualTo(read(days.get(0)).at("/dailies/0/startTimeInSeconds"));
        assertThat(read(days.get(1)).at("/dailies/0/durationInSeconds").asInt()).isEqualTo(86_400);
    }

    @Test
    void apples_export_is_a_zip_with_a_fraction_and_a_pressure_that_is_there_twice() throws Exception {
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(of("apple-health", "export").get(0).body()))) {
            ZipEntry entry = zip.getNextEntry();
            assertThat(entry.getName()).isEqualTo("apple_health_export/export.xml");
            Map<String, Integer> records = new HashMap<>();
            Map<String, String> values = new HashMap<>();
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(zip);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Record")) {
                    String type = xml.getAttributeValue(null, "type");
                    records.merge(type, 1, Integer::sum);
                    values.put(type, xml.getAttributeValue(null, "value"));
                }
            }
            assertThat(records).containsEntry("HKQuantityTypeIdentifierBloodPressureSystolic", 2);
            assertThat(values.get("HKQuantityTypeIdentifierOxygenSaturation")).startsWith("0.9");
        }
    }

    @Test
    void single_readings_are_all_different() throws Exception {
        JsonNode first = read(Vendors.single(1, DAY)).at("/body/measuregrps/0");
        JsonNode second = read(Vendors.single(2, DAY)).at("/body/measuregrps/0");
        assertThat(second.get("grpid")).isNotEqualTo(first.get("grpid"));
        assertThat(second.get("date").asLong()).isEqualTo(first.get("date").asLong() + 1);
    }

    @Test
    void what_is_printed_of_deliveries_and_expectations_holds_no_values() {
        Expected expected = script.chart().get(0);
        assertThat(expected.toString())
                .doesNotContain(expected.values().get(0).value().toPlainString());
        assertThat(script.deliveries().get(0).toString()).doesNotContain("measuregrps");
    }

    @Test
    void a_template_must_be_filled_exactly() {
        assertThatThrownBy(() -> Template.fill("garmin/hrv.json", Map.of("account", "a")))
                .hasMessageContaining("without a value");
        assertThatThrownBy(() -> Template.fill(
                        "health-auto-export/workouts.json", Map.of("start", 1, "end", 2, "kilojoules", 3, "x", 4)))
                .hasMessageContaining("no gaps [x]");
    }
}
