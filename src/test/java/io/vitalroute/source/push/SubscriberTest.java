package io.vitalroute.source.push;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.connect.Secrets;
import io.vitalroute.source.connect.Subscriptions;
import io.vitalroute.source.http.HttpExchange;
import io.vitalroute.source.vendor.Vendor;
import io.vitalroute.source.vendor.Vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Subscriptions are there when they are wanted, whatever a vendor forgets or switches off. */
class SubscriberTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final String HERE = "https://here.example/push/";
    private static final Vendors VENDORS =
            Vendors.read(Path.of("routes/sources"), Settings.of(Map.of()), new ArrayList<Problem>());

    private final Kept kept = new Kept();
    private final List<String> calls = new ArrayList<>();
    private final List<HttpExchange.Answer> answers = new ArrayList<>();
    private final HttpExchange http = request -> {
        calls.add(request.method() + " " + request.uri().getPath() + " "
                + URLDecoder.decode(new String(request.body(), StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        if (answers.isEmpty()) {
            throw new IOException("no answer was prepared");
        }
        return answers.size() == 1 ? answers.get(0) : answers.remove(0);
    };
    private final Subscriber subscriber =
            new Subscriber(kept, new Turned(), http, (vendor, name) -> List.of("our-" + name));

    @Test
    void an_account_of_Withings_is_subscribed_to_what_is_missing_with_its_own_token() {
        answer(
                200,
                "{\"status\":0,\"body\":{\"profiles\":[{\"appli\":1,\"callbackurl\":\"" + HERE
                        + "withings/s\"},{\"appli\":4,\"callbackurl\":\"https://elsewhere.example\"}]}}");
        answer(200, "{\"status\":0}");

        int changed = tend("withings", new Subscriber.For("c1", "a-token", HERE + "withings/s"), NOW);

        assertThat(changed).isEqualTo(7);
        assertThat(calls).hasSize(8);
        assertThat(calls.get(1)).startsWith("POST /notify action=subscribe").contains("appli=2", HERE + "withings/s");
        assertThat(calls).noneMatch(call -> call.contains("appli=1&") || call.endsWith("appli=1"));
        assertThat(calls).noneMatch(call -> call.contains("revoke"));
        assertThat(kept.all)
                .hasSize(8)
                .allMatch(
                        one -> "c1".equals(one.connection()) && one.checkedAt().equals(NOW));
    }

    @Test
    void what_Withings_refuses_is_told_and_tried_again_another_time() {
        answer(200, "{\"status\":0,\"body\":{\"profiles\":[]}}");
        answer(200, "{\"status\":293,\"error\":\"invented words\"}");

        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> tend("withings", new Subscriber.For("c1", "t", HERE), NOW));

        assertThat(refused.first().code()).isEqualTo(ProblemCode.S308_SUBSCRIPTION);
        assertThat(refused.getMessage()).doesNotContain("invented");
        assertThat(kept.all).isEmpty();
    }

    @Test
    void Oura_is_asked_once_for_each_kind_and_event_and_prolonged_before_the_end() {
        answer(
                200,
                "[" + oura("sleep", "create", "r1", "2026-08-01T00:00:00") + ","
                        + oura("sleep", "update", "r2", "2026-05-10T00:00:00") + ","
                        + oura("sleep", "delete", "r3", "someday") + "]");
        answer(200, oura("sleep", "update", "r2", "2026-08-02T00:00:00"));

        tend("oura", forAll("oura"), NOW);

        assertThat(calls)
                .filteredOn(call -> call.startsWith("PUT"))
                .containsExactly("PUT /v2/webhook/subscription/renew/r2 ", "PUT /v2/webhook/subscription/renew/r3 ");
        assertThat(calls).filteredOn(call -> call.startsWith("POST")).hasSize(30);
        assertThat(calls)
                .filteredOn(call -> call.startsWith("POST") && call.contains("\"data_type\":\"vo2_max\""))
                .hasSize(3)
                .allMatch(call -> call.contains("\"verification_token\":\"our-push-token\""));
        assertThat(kept.all).hasSize(33);
    }

    @Test
    void one_of_ours_that_is_not_wanted_any_more_is_ended() {
        answer(200, "[" + oura("tag", "create", "r9", "2026-08-01T00:00:00") + "]");
        answer(200, "{}");

        tend("oura", forAll("oura"), NOW);

        assertThat(calls).contains("DELETE /v2/webhook/subscription/r9 ");
    }

    @Test
    void the_secret_that_Polar_tells_once_is_kept_sealed_and_opens_what_it_signs() {
        answer(404, "");
        answer(
                201,
                "{\"data\":{\"id\":\"p1\",\"url\":\"" + HERE + "polar\",\"signature_secret_key\":\"a-polar-secret\"}}");

        tend("polar", forAll("polar"), NOW);

        assertThat(kept.all).singleElement().satisfies(one -> {
            assertThat(new String(one.secret(), StandardCharsets.UTF_8)).doesNotContain("a-polar-secret");
            assertThat(new Turned().open(one.secret(), Keys.purpose("polar")))
                    .isEqualTo("a-polar-secret".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(calls.get(1)).contains("\"events\":[\"EXERCISE\"", "\"url\":\"" + HERE + "polar\"");
    }

    @Test
    void one_that_Polar_has_switched_off_is_switched_on_and_its_secret_stays() {
        the_secret_that_Polar_tells_once_is_kept_sealed_and_opens_what_it_signs();
        byte[] secret = kept.all.get(0).secret();
        answers.clear();
        answer(200, "{\"data\":[{\"id\":\"p1\",\"url\":\"" + HERE + "polar\",\"active\":false}]}");
        answer(200, "");

        tend("polar", forAll("polar"), NOW.plus(Duration.ofDays(8)));

        assertThat(calls).last().asString().startsWith("POST /v3/webhooks/activate");
        assertThat(kept.all.get(0).secret()).isEqualTo(secret);
    }

    @Test
    void one_of_Polar_whose_secret_was_lost_is_made_anew() {
        answer(200, "{\"data\":[{\"id\":\"p1\",\"url\":\"" + HERE + "polar\",\"active\":true}]}");
        answer(204, "");
        answer(201, "{\"data\":{\"id\":\"p2\",\"url\":\"" + HERE + "polar\",\"signature_secret_key\":\"s\"}}");

        tend("polar", forAll("polar"), NOW);

        assertThat(calls.get(1)).startsWith("DELETE /v3/webhooks/p1");
        assertThat(kept.all)
                .singleElement()
                .satisfies(one -> assertThat(one.remote()).isEqualTo("p2"));
    }

    @Test
    void an_answer_without_the_secret_is_no_subscription() {
        answer(404, "");
        answer(201, "{\"data\":{\"id\":\"p1\"}}");

        assertThat(catchThrowableOfType(ProblemException.class, () -> tend("polar", forAll("polar"), NOW)))
                .isNotNull();
        assertThat(kept.all).isEmpty();
    }

    private int tend(String name, Subscriber.For whom, Instant now) {
        Vendor vendor = VENDORS.find(name).orElseThrow();
        return subscriber.tend(vendor, vendor.push().subscribing(), whom, now);
    }

    private static Subscriber.For forAll(String vendor) {
        return new Subscriber.For(null, null, HERE + vendor);
    }

    private static String oura(String type, String event, String id, String expires) {
        return "{\"id\":\"" + id + "\",\"callback_url\":\"" + HERE + "oura\",\"event_type\":\"" + event
                + "\",\"data_type\":\"" + type + "\",\"expiration_time\":\"" + expires + "\"}";
    }

    private void answer(int status, String body) {
        answers.add(new HttpExchange.Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** In memory. */
    private static final class Kept implements Subscriptions {
        private final List<Subscription> all = new ArrayList<>();

        @Override
        public List<Subscription> list(String vendor) {
            return all.stream().filter(one -> one.vendor().equals(vendor)).toList();
        }

        @Override
        public void put(Subscription subscription) {
            remove(subscription);
            all.add(subscription);
        }

        @Override
        public void remove(Subscription subscription) {
            all.removeIf(one -> one.vendor().equals(subscription.vendor())
                    && one.topic().equals(subscription.topic())
                    && java.util.Objects.equals(one.connection(), subscription.connection()));
        }
    }

    /** Bytes the other way round, behind their purpose: enough to see that what is kept is not what was told. */
    private static final class Turned implements Secrets {
        @Override
        public byte[] seal(byte[] plain, String purpose) {
            return turned((purpose + "|" + new String(plain, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public byte[] open(byte[] sealed, String purpose) {
            byte[] plain = turned(sealed);
            int at = (purpose + "|").getBytes(StandardCharsets.UTF_8).length;
            return Arrays.copyOfRange(plain, at, plain.length);
        }

        @Override
        public boolean isCurrent(byte[] sealed) {
            return true;
        }

        private static byte[] turned(byte[] bytes) {
            byte[] turned = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                turned[i] = bytes[bytes.length - 1 - i];
            }
            return turned;
        }
    }
}
