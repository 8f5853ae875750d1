package io.vitalroute.source.vendor;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpCallTest {
    private static final Vendor VENDOR = new Vendor(
            "acme",
            "Acme",
            "https://api.acme.example/v1",
            Set.of("api.acme.example", "files.acme.example:8443"),
            null,
            Answers.HTTP,
            new Limits(List.of(), 50, null, null),
            Map.of(),
            null);

    @Test
    void query_and_path_are_encoded_and_what_has_no_value_is_left_out() {
        Map<String, Template> query = new LinkedHashMap<>();
        query.put("filter", Template.of("steps.time >= \"{from:iso}\" AND x"));
        query.put("pageToken", Template.of("{page}"));
        query.put("n", Template.of("5*~"));
        HttpCall call = HttpCall.of(
                VENDOR,
                call("GET", "/users/{account}/days", query, Map.of(), null),
                Map.of("account", "a/b ü", "from", Instant.parse("2026-03-14T07:30:00Z")));

        assertThat(call.uri().toString())
                .isEqualTo("https://api.acme.example/v1/users/a%2Fb%20%C3%BC/days"
                        + "?filter=steps.time%20%3E%3D%20%222026-03-14T07%3A30%3A00Z%22%20AND%20x&n=5%2A~");
        assertThat(call.mediaType()).isNull();
        assertThat(call.body()).isEmpty();
    }

    @Test
    void a_form_is_sent_in_order() {
        Map<String, Template> form = new LinkedHashMap<>();
        form.put("action", Template.of("getmeas"));
        form.put("offset", Template.of("{page}"));
        HttpCall call = HttpCall.of(VENDOR, call("POST", "/measure", Map.of(), form, null), Map.of("page", "a&b=c"));

        assertThat(call.mediaType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("action=getmeas&offset=a%26b%3Dc");
    }

    @Test
    void a_document_has_numbers_where_the_format_writes_them() {
        Map<String, JsonTemplate> members = new LinkedHashMap<>();
        members.put("year", new JsonTemplate.Words(Template.of("{from:year}")));
        members.put("user", new JsonTemplate.Words(Template.of("{account}")));
        members.put("page", new JsonTemplate.Words(Template.of("{page}")));
        members.put("days", new JsonTemplate.Constant(JsonNodeFactory.instance.numberNode(1)));
        members.put("types", new JsonTemplate.Elements(List.of(new JsonTemplate.Words(Template.of("a\"b")))));
        HttpCall call = HttpCall.of(
                VENDOR,
                call("POST", "/x", Map.of(), Map.of(), new JsonTemplate.Members(members)),
                Map.of("account", "77", "from", Instant.parse("2026-03-14T07:30:00Z")));

        assertThat(new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"year\":2026,\"user\":\"77\",\"days\":1,\"types\":[\"a\\\"b\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v1/days",
                "https://api.acme.example.evil.example/",
                "https://api.acme.example@evil.example/",
                "https://user@api.acme.example/",
                "https://api.acme.example:8080/",
                "http://api.acme.example/",
                "file:///etc/passwd",
                "/v1/days",
                "https://api.acme.example/ x"
            })
    void an_address_that_is_not_the_vendors_is_refused_without_being_told(String address) {
        assertThatThrownBy(() -> HttpCall.to(VENDOR, address)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.first().code()).isEqualTo(ProblemCode.S208_FOREIGN_HOST);
            assertThat(e.getMessage()).doesNotContain("evil").doesNotContain("://");
        });
    }

    @Test
    void an_address_of_the_vendors_is_taken_as_it_is() {
        assertThat(HttpCall.to(VENDOR, "https://FILES.acme.example:8443/x?y=%20")
                        .uri())
                .isEqualTo(URI.create("https://FILES.acme.example:8443/x?y=%20"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "."})
    void an_id_cannot_lead_to_another_path(String object) {
        assertThatThrownBy(() -> HttpCall.of(
                        VENDOR, call("GET", "/a/{object}", Map.of(), Map.of(), null), Map.of("object", object)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.first().code()).isEqualTo(ProblemCode.S209_CALL));
    }

    @Test
    void a_blank_of_the_address_must_have_a_value() {
        assertThatThrownBy(() -> HttpCall.of(VENDOR, call("GET", "/a/{object}", Map.of(), Map.of(), null), Map.of()))
                .hasMessageContaining("S209");
    }

    @Test
    void its_text_holds_neither_query_nor_body() {
        HttpCall call = HttpCall.to(VENDOR, "https://api.acme.example/v1/x?code=secret");
        assertThat(call.toString()).isEqualTo("GET https://api.acme.example/v1/x");
    }

    private static Call call(
            String method, String address, Map<String, Template> query, Map<String, Template> form, JsonTemplate json) {
        return new Call(method, Template.of(address), query, form, json, Map.of());
    }
}
