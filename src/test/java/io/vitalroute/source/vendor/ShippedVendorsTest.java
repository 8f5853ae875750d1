package io.vitalroute.source.vendor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.vitalroute.GoldenFile;
import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** The vendor files that ship: what they say, and what they would ask. */
class ShippedVendorsTest {
    private static final Path FOLDER = Path.of("routes/sources");
    private static final Vendors SHIPPED = read(Settings.of(Map.of()));

    @Test
    void they_have_no_findings() {
        assertThat(SHIPPED.all())
                .extracting(Vendor::name)
                .contains("dexcom", "garmin", "google-health", "omron", "oura", "polar", "whoop", "withings");
    }

    /** One line for each kind of call, so that a change of what vendors are asked shows in review. */
    @Test
    void this_is_what_vendors_are_asked() {
        StringBuilder asked = new StringBuilder();
        for (Vendor vendor : SHIPPED.all()) {
            asked.append("# ").append(vendor.name()).append('\n');
            vendor.feeds().values().forEach(feed -> {
                asked.append(feed.name()).append(" -> ").append(feed.stream()).append('\n');
                line("call", vendor, feed, feed.call(), asked);
                line("history", vendor, feed, feed.history(), asked);
                line("object", vendor, feed, feed.object(), asked);
            });
        }
        GoldenFile.check("src/test/resources/source/asked.txt", asked.toString());
    }

    private static void line(String kind, Vendor vendor, Feed feed, Call call, StringBuilder asked) {
        if (call != null) {
            Map<String, Object> values = new HashMap<>(Map.of(
                    "from",
                    Instant.parse("2026-03-01T06:30:00Z"),
                    "to",
                    Instant.parse("2026-03-14T07:45:00Z"),
                    "account",
                    "A1",
                    "object",
                    "O1"));
            if (feed.each() != null) {
                values.put("each", feed.each());
            }
            HttpCall filled = HttpCall.of(vendor, call, values);
            asked.append("  ")
                    .append(kind)
                    .append(": ")
                    .append(filled.method())
                    .append(' ')
                    .append(filled.uri());
            asked.append(' ').append(new String(filled.body(), java.nio.charset.StandardCharsets.UTF_8));
            asked.append('\n');
        }
    }

    /** A date range includes the days at both ends: with a span of whole days one more than the span has. */
    @Test
    void no_vendor_is_asked_for_more_than_it_allows() {
        assertThat(SHIPPED.find("dexcom").orElseThrow().feeds().values())
                .allMatch(feed -> feed.span() != null && feed.span().compareTo(Duration.ofDays(30)) <= 0);
        assertThat(SHIPPED.find("polar").orElseThrow().feeds().values())
                .allMatch(feed -> feed.span() == null || feed.span().compareTo(Duration.ofDays(27)) <= 0);
        assertThat(SHIPPED.find("withings")
                        .orElseThrow()
                        .feed("sleep")
                        .orElseThrow()
                        .span())
                .isEqualTo(Duration.ofDays(1));
        assertThat(SHIPPED.find("google-health").orElseThrow().feeds().values())
                .filteredOn(feed -> feed.stream().endsWith("roll-ups") && "heart-rate".equals(feed.each()))
                .allMatch(feed -> feed.span() != null && feed.span().compareTo(Duration.ofDays(13)) <= 0);
    }

    @Test
    void only_hosts_of_the_file_may_be_called() {
        assertThat(SHIPPED.all().stream().collect(Collectors.toMap(Vendor::name, vendor -> vendor.hosts())))
                .containsEntry(
                        "polar", java.util.Set.of("www.polaraccesslink.com", "flow.polar.com", "polarremote.com"))
                .containsEntry("withings", java.util.Set.of("wbsapi.withings.net", "account.withings.com"));
    }

    @Test
    void a_setting_leads_to_another_host_and_to_no_other_one() {
        Vendor vendor = read(Settings.of(Map.of(
                        "google-health.api", "http://localhost:9000/google-health/",
                        "google-health.authorize", "http://localhost:9000/google-health/authorize",
                        "google-health.token", "http://localhost:9000/google-health/token")))
                .find("google-health")
                .orElseThrow();

        assertThat(vendor.hosts()).containsExactly("localhost:9000");
        assertThat(vendor.api()).isEqualTo("http://localhost:9000/google-health");
        Call revoke = vendor.oauth().revoke();
        assertThat(HttpCall.of(vendor, revoke, Map.of("refresh-token", "r"))
                        .uri()
                        .toString())
                .isEqualTo("http://localhost:9000/google-health/revoke");
    }

    @Test
    void a_setting_says_which_scopes_and_how_they_are_spelled() {
        Vendor vendor = read(Settings.of(Map.of("oura.scopes", "personal daily=extapi:daily, heartrate")))
                .find("oura")
                .orElseThrow();

        assertThat(vendor.oauth().scopes())
                .extracting(OAuth.Scope::name)
                .containsExactly("personal", "extapi:daily", "heartrate");
        assertThat(vendor.feed("documents/sleep").orElseThrow().scope()).isEqualTo("extapi:daily");
        assertThat(vendor.granted(java.util.Set.of("extapi:daily", "spo2")))
                .extracting(Feed::stream)
                .contains("sleep", "daily-spo2")
                .doesNotContain("heart-rate");
    }

    @Test
    void a_setting_shortens_history() {
        Vendor vendor =
                read(Settings.of(Map.of("oura.history", "60d"))).find("oura").orElseThrow();
        assertThat(vendor.feeds().values()).allMatch(feed -> feed.reach().equals(Duration.ofDays(60)));
    }

    @Test
    void a_wrong_setting_is_told() {
        List<Problem> problems = new ArrayList<>();
        Vendors.read(
                FOLDER, Settings.of(Map.of("oura.api", "localhost:9000", "whoop.scopes", "read:sleeep")), problems);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "oura.api is not an address",
                        "whoop.scopes names \"read:sleeep\", which is no scope of the vendor file");
    }

    private static Vendors read(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        Vendors vendors = Vendors.read(FOLDER, settings, problems);
        assertThat(problems).isEmpty();
        return vendors;
    }
}
