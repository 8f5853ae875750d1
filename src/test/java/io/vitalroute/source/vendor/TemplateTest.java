package io.vitalroute.source.vendor;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplateTest {
    private static final Map<String, Object> VALUES = Map.of(
            "from",
            Instant.parse("2026-03-01T00:30:15.250Z"),
            "account",
            "u-1",
            "each",
            "heart-rate",
            "kind",
            "bodyComps",
            "topic-1",
            "dayTime");

    @ParameterizedTest
    @CsvSource({
        "{from:epoch-seconds},1772325015",
        "{from:epoch-millis},1772325015250",
        "{from:iso},2026-03-01T00:30:15Z",
        "{from:local},2026-03-01T00:30:15",
        "{from:date},2026-03-01",
        "{from-1d:date},2026-02-28",
        "{from-31m:iso},2026-02-28T23:59:15Z",
        "{from+2h:iso},2026-03-01T02:30:15Z",
        "{from:year}-{from:month}-{from:day},2026-3-1",
        "{from},2026-03-01T00:30:15.250Z",
        "/users/{account}/x,/users/u-1/x",
        "{each:snake},heart_rate",
        "{kind:snake},body_comps",
        "{kind:kebab},body-comps",
        "{topic-1}/{topic-1:snake},dayTime/day_time",
        "{page|from:date},2026-03-01",
        "{account|from:date},u-1",
        "{{from}},{from}",
        "{From},{From}",
    })
    void a_blank_is_filled_as_it_is_written(String text, String filled) {
        assertThat(Template.of(text).fill(VALUES)).contains(filled);
    }

    @ParameterizedTest
    @CsvSource({"{page}", "a{to:iso}b", "{page|object}"})
    void what_names_something_absent_is_empty(String text) {
        assertThat(Template.of(text).fill(VALUES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"{account:iso}", "{account+1d}", "{from:snake}", "{from:isoo}"})
    void a_format_that_does_not_fit_is_a_fault(String text) {
        assertThatThrownBy(() -> Template.of(text).fill(VALUES)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_tells_its_blanks_and_braces_that_are_none() {
        assertThat(Template.of("{page|from:iso} {account}").names()).containsExactly("account", "from", "page");
        assertThat(Template.of("{From}").hasStrayBrace()).isTrue();
        assertThat(Template.of("{{x}} {from:iso}").hasStrayBrace()).isFalse();
        assertThat(Template.of("{from:year}").only()).contains(BlankFormat.YEAR);
        assertThat(Template.of("x{from:year}").only()).isEmpty();
    }
}
