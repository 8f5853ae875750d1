package io.vitalroute.source.push;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Networks, and whose word counts of where a request came from. */
class SendersOfNoticesTest {
    @Test
    void an_address_is_in_a_network_by_its_first_bits() {
        Allowed allowed = of("192.0.2.0/25, 198.51.100.7 2001:db8::/33");

        assertThat(List.of("192.0.2.0", "192.0.2.127", "198.51.100.7", "2001:db8::1", "::ffff:192.0.2.1"))
                .allMatch(allowed::holds);
        assertThat(List.of(
                        "192.0.2.128",
                        "198.51.100.8",
                        "2001:db8:8000::1",
                        "0.0.0.0",
                        "",
                        "localhost",
                        "192.0.2.1.example"))
                .noneMatch(allowed::holds);
        assertThat(of("0.0.0.0/0").holds("203.0.113.9")).isTrue();
        assertThat(of("0.0.0.0/0").holds("2001:db8::1")).isFalse();
    }

    @Test
    void what_is_no_network_is_told_and_lets_nobody_in() {
        List<String> faults = new ArrayList<>();

        Allowed allowed = Allowed.of("192.0.2.0/33, example.org, 300.1.1.1, 192.0.2.0/x, v=spf1 ip4:192.0.2.9", faults);

        assertThat(faults).containsExactly("192.0.2.0/33", "example.org", "300.1.1.1", "192.0.2.0/x", "v=spf1");
        assertThat(allowed.holds("192.0.2.9")).isTrue();
        assertThat(allowed.holds("192.0.2.1")).isFalse();
    }

    @Test
    void what_a_proxy_of_ours_says_counts_and_what_anybody_else_says_does_not() {
        Allowed proxies = of("10.0.0.0/8");

        assertThat(Caller.of("203.0.113.5", List.of("192.0.2.1"), proxies)).isEqualTo("203.0.113.5");
        assertThat(Caller.of("10.0.0.1", List.of("192.0.2.1"), proxies)).isEqualTo("192.0.2.1");
        assertThat(Caller.of("10.0.0.1", List.of("192.0.2.1, 203.0.113.5"), proxies))
                .isEqualTo("203.0.113.5");
        assertThat(Caller.of("10.0.0.1", List.of("192.0.2.1", "203.0.113.5, 10.0.0.2"), proxies))
                .isEqualTo("203.0.113.5");
        assertThat(Caller.of("10.0.0.1", List.of(), proxies)).isEqualTo("10.0.0.1");
        assertThat(Caller.of("10.0.0.1", List.of("nonsense"), proxies)).isEqualTo("nonsense");
    }

    private static Allowed of(String text) {
        List<String> faults = new ArrayList<>();
        Allowed allowed = Allowed.of(text, faults);
        assertThat(faults).isEmpty();
        return allowed;
    }
}
