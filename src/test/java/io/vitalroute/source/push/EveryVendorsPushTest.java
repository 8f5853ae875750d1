package io.vitalroute.source.push;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.source.vendor.Signature;
import io.vitalroute.source.vendor.Vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Whatever a vendor's file says of its pushes: who cannot show that he is the vendor stays out. */
class EveryVendorsPushTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final Keys KEYS = (vendor, name) -> List.of(VendorSide.SECRET);

    static Stream<VendorSide> vendors() {
        List<Problem> problems = new ArrayList<>();
        Vendors vendors = Vendors.read(Path.of("routes/sources"), Settings.of(Map.of()), problems);
        assertThat(problems).isEmpty();
        return vendors.all().stream()
                .filter(vendor -> vendor.push() != null)
                .map(vendor -> new VendorSide(vendor.name(), vendor.push()));
    }

    static Stream<VendorSide> signing() {
        return vendors().filter(vendor -> vendor.push.signature() != null);
    }

    static Stream<VendorSide> stamping() {
        return signing().filter(vendor -> vendor.push.signature().stamp() != null);
    }

    @Test
    void every_vendor_that_pushes_is_held_against_this_table() {
        assertThat(vendors().map(vendor -> vendor.name))
                .contains("garmin", "google-health", "omron", "oura", "polar", "whoop", "withings");
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void what_the_vendor_sends_is_let_in(VendorSide vendor) {
        assertThat(gate(vendor, KEYS).check(vendor.good(NOW), NOW)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void what_shows_nothing_is_refused(VendorSide vendor) {
        Arrival bare = new Arrival(vendor.name, "POST", Map.of(), Map.of(), null, VendorSide.BODY);

        assertThat(refusal(vendor, bare, NOW))
                .isIn(ProblemCode.S301_UNKNOWN_SENDER, ProblemCode.S302_SIGNATURE, ProblemCode.S303_LATE);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void another_secret_is_refused(VendorSide vendor) {
        assertThat(refusal(vendor, vendor.withSecret("another-secret-", NOW), NOW))
                .isIn(ProblemCode.S301_UNKNOWN_SENDER, ProblemCode.S302_SIGNATURE);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void an_empty_body_is_refused(VendorSide vendor) {
        Arrival good = vendor.good(NOW);

        assertThat(refusal(vendor, with(good, good.headers(), new byte[0]), NOW))
                .isEqualTo(ProblemCode.S104_EMPTY);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void without_a_secret_of_ours_nobody_is_let_in(VendorSide vendor) {
        Gate gate = new Gate(vendor.push, (name, secret) -> List.of(), new PublicKeys((name, address) -> {
            throw new IOException("no network");
        }));

        assertThat(refusal(gate, vendor.good(NOW), NOW)).isEqualTo(ProblemCode.S305_NOTHING_TO_CHECK_WITH);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void while_a_secret_is_exchanged_both_count(VendorSide vendor) {
        Gate gate = gate(vendor, (name, secret) -> List.of("the-new-one", VendorSide.SECRET));

        assertThat(gate.check(vendor.good(NOW), NOW)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void a_method_that_the_vendor_does_not_use_is_refused(VendorSide vendor) {
        Arrival good = vendor.good(NOW);
        Arrival put = new Arrival(vendor.name, "PUT", good.headers(), Map.of(), good.secret(), good.body());

        assertThat(refusal(vendor, put, NOW)).isEqualTo(ProblemCode.S301_UNKNOWN_SENDER);
    }

    @ParameterizedTest
    @MethodSource("signing")
    void a_body_of_which_one_byte_is_changed_is_refused(VendorSide vendor) {
        Arrival good = vendor.good(NOW);
        for (int at : new int[] {0, good.body().length / 2, good.body().length - 1}) {
            byte[] changed = good.body().clone();
            changed[at] ^= 1;
            assertThat(refusal(vendor, with(good, good.headers(), changed), NOW))
                    .isEqualTo(ProblemCode.S302_SIGNATURE);
        }
        byte[] longer = Arrays.copyOf(good.body(), good.body().length + 1);
        assertThat(refusal(vendor, with(good, good.headers(), longer), NOW)).isEqualTo(ProblemCode.S302_SIGNATURE);
    }

    @ParameterizedTest
    @MethodSource("signing")
    void a_signature_that_is_garbled_is_refused(VendorSide vendor) {
        Arrival good = vendor.good(NOW);
        String header = VendorSide.lower(vendor.push.signature().header());
        String signature = good.headers().get(header).get(0);
        List<String> garbled = List.of(
                "",
                "null",
                "%",
                signature.substring(1),
                signature + "0",
                signature.substring(0, signature.length() / 2),
                signature.toUpperCase(java.util.Locale.ROOT).equals(signature)
                        ? signature.toLowerCase(java.util.Locale.ROOT)
                        : signature.toUpperCase(java.util.Locale.ROOT));
        for (String wrong : garbled) {
            assertThat(refusal(vendor, with(good, changed(good, header, List.of(wrong)), good.body()), NOW))
                    .isEqualTo(ProblemCode.S302_SIGNATURE);
        }
    }

    @ParameterizedTest
    @MethodSource("signing")
    void a_signature_that_comes_twice_is_refused(VendorSide vendor) {
        Arrival good = vendor.good(NOW);
        String header = VendorSide.lower(vendor.push.signature().header());
        String signature = good.headers().get(header).get(0);

        assertThat(refusal(vendor, with(good, changed(good, header, List.of(signature, "x")), good.body()), NOW))
                .isEqualTo(ProblemCode.S304_TWICE);
    }

    @ParameterizedTest
    @MethodSource("stamping")
    void what_is_sent_again_after_the_window_is_refused(VendorSide vendor) {
        Duration window = vendor.push.signature().window();
        Arrival good = vendor.good(NOW);

        assertThat(gate(vendor, KEYS).check(good, NOW.plus(window))).isEmpty();
        assertThat(refusal(vendor, good, NOW.plus(window).plusSeconds(1))).isEqualTo(ProblemCode.S303_LATE);
        assertThat(refusal(vendor, good, NOW.minus(window).minusSeconds(1))).isEqualTo(ProblemCode.S303_LATE);
    }

    @ParameterizedTest
    @MethodSource("stamping")
    void a_time_that_is_not_the_signed_one_is_refused(VendorSide vendor) {
        Arrival old = vendor.good(NOW.minus(Duration.ofDays(3)));
        String header = VendorSide.lower(vendor.push.signature().stamp().header());
        String now = vendor.good(NOW).headers().get(header).get(0);

        assertThat(refusal(vendor, with(old, changed(old, header, List.of(now)), old.body()), NOW))
                .isEqualTo(ProblemCode.S302_SIGNATURE);
        assertThat(refusal(vendor, with(old, changed(old, header, List.of(now, now)), old.body()), NOW))
                .isEqualTo(ProblemCode.S304_TWICE);
    }

    @ParameterizedTest
    @MethodSource("signing")
    void keys_that_the_vendor_exchanges_are_fetched(VendorSide vendor) {
        assumeThat(vendor.push.signature().kind()).isEqualTo(Signature.Kind.ECDSA_P256);
        Gate gate = gate(vendor, KEYS);
        assertThat(gate.check(vendor.good(NOW), NOW)).isEmpty();
        Arrival before = vendor.good(NOW);

        vendor.rotate();
        assertThat(refusal(gate, vendor.good(NOW), NOW)).isEqualTo(ProblemCode.S302_SIGNATURE);
        assertThat(gate.check(before, NOW)).isEmpty();

        assertThat(gate.check(vendor.good(NOW), NOW.plus(Duration.ofMinutes(2))))
                .isEmpty();
        assertThat(refusal(gate, before, NOW.plus(Duration.ofMinutes(2)))).isEqualTo(ProblemCode.S302_SIGNATURE);
    }

    private static Gate gate(VendorSide vendor, Keys keys) {
        return new Gate(vendor.push, keys, new PublicKeys((name, address) -> vendor.keyset()));
    }

    private static ProblemCode refusal(VendorSide vendor, Arrival arrival, Instant now) {
        return refusal(gate(vendor, KEYS), arrival, now);
    }

    private static ProblemCode refusal(Gate gate, Arrival arrival, Instant now) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> gate.check(arrival, now));
        assertThat(refused).as("it was let in").isNotNull();
        assertThat(refused.getMessage()).doesNotContain(VendorSide.SECRET, "another-secret-", "invented\":");
        return refused.first().code();
    }

    private static Arrival with(Arrival arrival, Map<String, List<String>> headers, byte[] body) {
        return new Arrival(arrival.vendor(), arrival.method(), headers, arrival.query(), arrival.secret(), body);
    }

    private static Map<String, List<String>> changed(Arrival arrival, String header, List<String> values) {
        Map<String, List<String>> headers = new HashMap<>(arrival.headers());
        headers.put(header, values);
        return headers;
    }
}
