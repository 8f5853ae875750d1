package io.vitalroute.source.vendor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.ProblemCode;

/**
 * From a call of a file to what it says.
 *
 * @param blanks what its templates may name
 */
record CallReader(Findings findings, Addresses addresses, Blanks blanks) {
    private static final List<String> SECRET = List.of("secret", "password", "api-key", "apikey", "authorization");

    /** The call of a key; null where there is none. */
    @Nullable
    Call read(Fields fields, String key) {
        return fields.fields(key).map(this::read).orElse(null);
    }

    Call read(Fields call) {
        List<String> methods = CallSpec.METHODS.stream().filter(call::has).toList();
        if (methods.size() != 1) {
            findings.say(
                    methods.isEmpty() ? ProblemCode.C104_MISSING_KEY : ProblemCode.C108_CONFLICT,
                    call.node().at(),
                    "a call needs one of " + String.join(", ", CallSpec.METHODS),
                    "such as get: /v2/sleep");
            return new Call("GET", Template.of("/"), Map.of(), Map.of(), null, Map.of());
        }
        String method = methods.get(0);
        bodies(call, method);
        return new Call(
                method.toUpperCase(Locale.ROOT),
                address(call, method),
                parameters(call, "query"),
                parameters(call, "form"),
                call.node("json").map(this::json).orElse(null),
                parameters(call, "headers"));
    }

    private void bodies(Fields call, String method) {
        if (call.has("form") && call.has("json")) {
            findings.say(ProblemCode.C108_CONFLICT, call.at("json"), "\"form\" and \"json\" exclude each other", null);
        }
        for (String body : List.of("form", "json")) {
            if (call.has(body) && method.equals("get")) {
                findings.say(ProblemCode.C108_CONFLICT, call.at(body), "a GET has no body", "put it into query");
            }
        }
    }

    private Template address(Fields call, String method) {
        Template address = Template.of(addresses.ofCall(call.need(method)));
        blanks.check(address, call.at(method), findings);
        addresses.check(address.toString(), call.at(method), findings);
        return address;
    }

    private Map<String, Template> parameters(Fields call, String key) {
        Map<String, Template> parameters = new LinkedHashMap<>();
        for (Node.Field field : Findings.entries(call, key)) {
            Node.Text text = (Node.Text) field.value();
            parameters.put(field.key(), template(field.key(), text));
        }
        return parameters;
    }

    private Template template(String name, Node.Text text) {
        Template template = Template.of(text.text());
        blanks.check(template, text.at(), findings);
        secret(name, text, findings);
        return template;
    }

    /** A parameter of such a name must be filled, never written down. */
    static void secret(String name, Node.Text text, Findings findings) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        boolean filled = !Template.of(text.text()).names().isEmpty();
        if (!filled && SECRET.stream().anyMatch(lower::contains)) {
            findings.say(
                    ProblemCode.C112_SECRET,
                    text.at(),
                    "\"" + name + "\" looks like a secret",
                    "secrets come from settings and stand in no file");
        }
    }

    private JsonTemplate json(Node node) {
        if (node instanceof Node.Fields fields) {
            Map<String, JsonTemplate> members = new LinkedHashMap<>();
            fields.fields()
                    .values()
                    .forEach(field -> members.put(
                            field.key(),
                            field.value() instanceof Node.Text text ? word(field.key(), text) : json(field.value())));
            return new JsonTemplate.Members(members);
        }
        if (node instanceof Node.Items items) {
            return new JsonTemplate.Elements(
                    items.items().stream().map(this::json).toList());
        }
        return word("", (Node.Text) node);
    }

    private JsonTemplate word(String name, Node.Text text) {
        JsonNode constant = constant(text);
        return constant == null ? new JsonTemplate.Words(template(name, text)) : new JsonTemplate.Constant(constant);
    }

    /** A number or a boolean that stands without quotes; else null. */
    private static @Nullable JsonNode constant(Node.Text text) {
        if (text.quoted()) {
            return null;
        }
        if (text.text().equals("true") || text.text().equals("false")) {
            return JsonNodeFactory.instance.booleanNode(text.text().equals("true"));
        }
        return text.text().matches("-?(0|[1-9]\\d{0,17})")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text.text()))
                : null;
    }
}
