package io.vitalroute.source.push;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.push.Notice.Deleted;
import io.vitalroute.source.push.Notice.Fetch;
import io.vitalroute.source.push.Notice.Granted;
import io.vitalroute.source.push.Notice.Left;
import io.vitalroute.source.push.Notice.Other;
import io.vitalroute.source.vendor.Vendor;
import io.vitalroute.source.vendor.Vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the notices of each vendor ask for. */
class EveryVendorsNoticesTest {
    private static final Vendors VENDORS =
            Vendors.read(Path.of("routes/sources"), Settings.of(Map.of()), new ArrayList<Problem>());

    private static final String GOOGLE = """
            {"data": {"version": "1", "clientProvidedSubscriptionName": "a", "healthUserId": "invented",
             "operation": "%s", "dataType": "%s", "intervals": [
              {"physicalTimeInterval": {"startTime": "2026-04-19T06:00:00Z", "endTime": "2026-04-19T06:05:00Z"}},
              {"physicalTimeInterval": {"startTime": "2026-04-19T07:00:00Z", "endTime": "2026-04-19T07:05:00Z"}}]}}""";

    @Test
    void Google_as_an_object_names_every_stretch() {
        assertThat(read("google-health", GOOGLE.formatted("UPSERT", "steps")))
                .containsExactly(
                        span("invented", "intervals/steps", "2026-04-19T06:00:00Z", "2026-04-19T06:05:00Z"),
                        span("invented", "intervals/steps", "2026-04-19T07:00:00Z", "2026-04-19T07:05:00Z"));
    }

    @Test
    void Google_as_an_array_is_read_item_by_item_and_a_repetition_counts_once() {
        String steps = GOOGLE.formatted("UPSERT", "steps");
        String sleep = GOOGLE.formatted("UPDATE", "sleep");
        String moods = GOOGLE.formatted("UPSERT", "moods");

        List<Notice> notices =
                read("google-health", "[" + steps + "," + sleep + "," + steps + "," + moods + ", 7, {}]");

        assertThat(notices).filteredOn(Fetch.class::isInstance).hasSize(4);
        assertThat(notices).contains(new Other("moods"), new Other("any"));
    }

    @Test
    void a_delete_of_Google_is_kept_and_its_stretch_fetched_again() {
        List<Notice> notices = read("google-health", GOOGLE.formatted("DELETE", "weight"));

        assertThat(notices.get(0)).isInstanceOfSatisfying(Deleted.class, deleted -> {
            assertThat(deleted.stream()).isEqualTo("notifications");
            assertThat(deleted.body()).contains("\"DELETE\"");
        });
        assertThat(notices)
                .contains(span("invented", "samples/weight", "2026-04-19T06:00:00Z", "2026-04-19T06:05:00Z"));
    }

    @Test
    void Withings_names_a_stretch_a_day_or_nothing() {
        assertThat(form("withings", "userid=5353&appli=16&date=2026-05-04"))
                .contains(span("5353", "intraday-activity", "2026-05-04T00:00:00Z", "2026-05-04T23:59:59Z"));
        assertThat(form("withings", "userid=5353&appli=44&startdate=1777852800&enddate=1777881600"))
                .contains(span("5353", "sleep", "2026-05-04T00:00:00Z", "2026-05-04T08:00:00Z"));
        assertThat(form("withings", "userid=5353&appli=1&deviceid=a%20b"))
                .containsExactly(new Fetch("5353", "measures", null, null, null));
    }

    @Test
    void Withings_tells_who_has_left_and_who_has_only_changed_a_profile() {
        assertThat(form("withings", "userid=5353&appli=46&action=unlink")).containsExactly(new Left("5353"));
        assertThat(form("withings", "userid=5353&appli=46&action=delete")).containsExactly(new Left("5353"));
        assertThat(form("withings", "userid=5353&appli=46&action=update")).containsExactly(new Other("46.update"));
    }

    @Test
    void Oura_names_an_object_and_a_delete_is_kept_for_the_mapping() {
        String notice = """
                {"event_type": "%s", "data_type": "daily_sleep", "object_id": "o-1",
                 "event_time": "2026-05-04T08:00:00+00:00", "user_id": "invented"}""";

        assertThat(read("oura", notice.formatted("create")))
                .containsExactly(new Fetch("invented", "documents/daily_sleep", null, null, "o-1"));
        assertThat(read("oura", notice.formatted("delete")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Deleted.class, deleted -> assertThat(deleted.stream()).isEqualTo("daily-sleep"));
    }

    @Test
    void a_sleep_that_is_deleted_at_WHOOP_takes_its_recovery_with_it() {
        String notice = "{\"user_id\": 5353, \"id\": \"s-1\", \"type\": \"%s\", \"trace_id\": \"t-1\"}";

        assertThat(read("whoop", notice.formatted("sleep.updated")))
                .containsExactly(new Fetch("5353", "sleep", null, null, "s-1"));
        assertThat(read("whoop", notice.formatted("recovery.updated")))
                .containsExactly(new Fetch("5353", "recovery", null, null, null));
        assertThat(read("whoop", notice.formatted("sleep.deleted")))
                .extracting(one -> ((Deleted) one).stream() + " " + ((Deleted) one).delivery())
                .containsExactly("sleep t-1", "recovery t-1");
    }

    @Test
    void Polar_names_an_object_a_day_or_a_stretch_and_its_address_is_never_called() {
        String notice = "{\"event\": \"%s\", \"user_id\": 5353, %s, \"url\": \"https://elsewhere.example/x\"}";

        assertThat(read("polar", notice.formatted("EXERCISE", "\"entity_id\": \"e1\"")))
                .containsExactly(new Fetch("5353", "exercise", null, null, "e1"));
        assertThat(read("polar", notice.formatted("CONTINUOUS_HEART_RATE", "\"date\": \"2026-05-03\"")))
                .containsExactly(span("5353", "continuous-heart-rate", "2026-05-03T00:00:00Z", "2026-05-03T23:59:59Z"));
        assertThat(read("polar", notice.formatted("NEWS", "\"from\": \"2026-05-01\"")))
                .containsExactly(new Other("NEWS"));
    }

    @Test
    void Garmin_tells_of_users_who_leave_and_of_permissions_several_at_once() {
        String body = """
                {"deregistrations": [{"userId": "a"}, {"userId": "b"}],
                 "userPermissionsChange": [{"userId": "c", "permissions": ["HEALTH_EXPORT"], "summaryId": "x",
                   "changeTimeInSeconds": 1777852800}],
                 "somethingNew": [{"userId": "d"}]}""";

        assertThat(read("garmin", body))
                .containsExactly(
                        new Left("a"),
                        new Left("b"),
                        new Granted("c", Set.of("HEALTH_EXPORT")),
                        new Other("somethingNew"));
    }

    @Test
    void Omron_says_only_whose_data_there_are() {
        assertThat(form("omron", "id=3f0c&timestamp=2026-05-04T10%3A29%3A46"))
                .containsExactly(new Fetch("3f0c", "blood-pressure", null, null, null));
    }

    @Test
    void what_cannot_be_read_is_refused_without_its_text() {
        for (String body : List.of("", "{", "7", "{} {}", "invented words")) {
            ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read("whoop", body));
            assertThat(refused.first().code()).isEqualTo(ProblemCode.S307_NOTICE);
            assertThat(refused.getMessage()).doesNotContain("invented");
        }
        assertThat(form("withings", "")).containsExactly(new Other("any"));
    }

    @Test
    void a_time_that_is_none_asks_for_what_is_new() {
        for (String time : List.of("2026-13-01", "0", "yesterday", "-1", "99999999999999999999")) {
            assertThat(form("withings", "userid=5353&appli=44&startdate=" + time + "&enddate=1777881600"))
                    .contains(new Fetch("5353", "sleep", null, null, null));
        }
        assertThat(form("withings", "userid=5353&appli=44&startdate=1777881600&enddate=1777852800"))
                .contains(new Fetch("5353", "sleep", null, null, null));
    }

    private static Fetch span(String account, String feed, String from, String to) {
        return new Fetch(account, feed, Instant.parse(from), Instant.parse(to), null);
    }

    private static List<Notice> read(String name, String body) {
        return read(name, body, false);
    }

    private static List<Notice> form(String name, String body) {
        return read(name, body, true);
    }

    private static List<Notice> read(String name, String body, boolean form) {
        Vendor vendor = VENDORS.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Notices(vendor, vendor.push().notices()).read(body.getBytes(StandardCharsets.UTF_8), form);
    }
}
