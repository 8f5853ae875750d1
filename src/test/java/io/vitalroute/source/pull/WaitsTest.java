package io.vitalroute.source.pull;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WaitsTest {
    @ParameterizedTest
    @CsvSource({
        "1,0,15",
        "1,1,30",
        "2,1,60",
        "3,1,120",
        "7,1,1920",
        "8,1,3600",
        "8,0,1800",
        "64,1,3600",
        "2000000000,0.5,2700",
        "0,1,30",
        "1,7,30",
        "1,-7,15"
    })
    void back_off_doubles_up_to_an_hour_and_is_spread_over_its_upper_half(int attempt, double jitter, long seconds) {
        assertThat(Waits.backOff(attempt, jitter)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
