package io.vitalroute.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

import io.vitalroute.config.Node;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;

/** The address of an endpoint and its options, which several components of Camel take without a look. */
record EndpointCheck(RouteIndex index, CamelWords words) {

    void run(Node.Fields step, boolean consumer, List<Problem> found) {
        if (!(step.get("uri") instanceof Node.Text uri)) {
            return;
        }
        String text = uri.text();
        if (text.startsWith("{{")) {
            return;
        }
        if (text.replaceAll("\\{\\{.*?}}", "").contains("?")) {
            found.add(Problem.of(ProblemCode.C303_FORM, uri.at(), "options in the address")
                    .hint("write them below \"parameters\", one a line"));
        }
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? text : text.substring(0, colon);
        Set<String> ours = CamelWords.OURS.get(scheme);
        if (ours != null) {
            parameters(step).forEach(field -> own(scheme, field, ours, found));
        } else if (!words.isInstalled(scheme)) {
            absent(scheme, uri, found);
        } else {
            words.component(scheme).ifPresent(model -> options(model, step, consumer, found));
        }
        String rest = text.substring(colon + 1);
        if (scheme.equals("outbox") && consumer) {
            destination(rest, uri, found);
        } else if (scheme.equals("direct") && !consumer) {
            named(rest, index.directs(), "no route starts from \"" + text + "\"", uri, found);
        } else if (scheme.equals("mapping")) {
            named(rest, index.mappings(), "no mapping is called \"" + rest + "\"", uri, found);
        }
    }

    /** A destination's settings and beans go by its name, and so does its file: {@code NAME} or {@code NAME-something}. */
    private static void destination(String name, Node.Text uri, List<Problem> found) {
        String file = uri.at().what();
        String own = file.substring(file.lastIndexOf('/') + 1).replace(Places.ROUTES, "");
        if (file.contains("destinations/") && !(own + "-").startsWith(name + "-")) {
            found.add(Problem.of(
                            ProblemCode.C109_NAME,
                            uri.at(),
                            "the destination \"" + name + "\" is in the file of \"" + own + "\"")
                    .hint("write outbox:" + own + ", or give it a file and settings of its own"));
        }
    }

    private static void named(String name, Set<String> known, String message, Node.Text uri, List<Problem> found) {
        if (!known.contains(name)) {
            found.add(Problem.of(ProblemCode.C121_UNKNOWN_NAME, uri.at(), message)
                    .hint(Suggest.hint(name, known).orElse(null)));
        }
    }

    private void absent(String scheme, Node.Text uri, List<Problem> found) {
        boolean known = words.component(scheme).isPresent();
        found.add(Problem.of(
                        ProblemCode.C121_UNKNOWN_NAME,
                        uri.at(),
                        known
                                ? "component \"" + scheme + "\" is not part of this installation"
                                : "no component is called \"" + scheme + "\"")
                .hint(
                        known
                                ? "its library camel-" + scheme + " would have to be added"
                                : Suggest.hint(scheme, words.schemes()).orElse(null)));
    }

    private static void own(String scheme, Node.Field field, Set<String> known, List<Problem> found) {
        if (!known.contains(field.key())) {
            found.add(Problem.of(
                            ProblemCode.C103_UNKNOWN_KEY,
                            field.at(),
                            "\"" + scheme + "\" has no option \"" + field.key() + "\"")
                    .hint(Suggest.hint(field.key(), known).orElse(null)));
        }
    }

    private static void options(ComponentModel model, Node.Fields step, boolean consumer, List<Problem> found) {
        Set<String> known = new TreeSet<>();
        model.getEndpointParameterOptions().forEach(option -> known.add(option.getName()));
        for (Node.Field field : parameters(step)) {
            EndpointOptionModel option = model.getEndpointOptions().stream()
                    .filter(o -> o.getName().equals(field.key()) || isPrefixed(o, field.key()))
                    .findFirst()
                    .orElse(null);
            if (option == null) {
                if (isOfApi(model, field.key())) {
                    continue;
                }
                found.add(Problem.of(
                                ProblemCode.C103_UNKNOWN_KEY,
                                field.at(),
                                "\"" + model.getScheme() + "\" has no option \"" + field.key() + "\"")
                        .hint(Suggest.nearest(field.key(), known)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("Camel would let it pass, or fail when the route starts")));
                continue;
            }
            side(model, option, field, consumer, found);
            OptionValue.check(option, field, found);
        }
    }

    /** Components such as fhir take the arguments of their library's methods, too. */
    private static boolean isOfApi(ComponentModel model, String key) {
        return model.getApiOptions().stream()
                .flatMap(api -> api.getMethods().stream())
                .flatMap(method -> method.getOptions().stream())
                .anyMatch(option -> option.getName().equals(key));
    }

    private static boolean isPrefixed(EndpointOptionModel option, String key) {
        return option.getPrefix() != null && key.startsWith(option.getPrefix());
    }

    private static void side(
            ComponentModel model, EndpointOptionModel option, Node.Field field, boolean consumer, List<Problem> found) {
        String label = String.valueOf(option.getLabel()).toLowerCase(Locale.ROOT);
        boolean other = consumer
                ? label.contains("producer") && !label.contains("consumer")
                : label.contains("consumer") && !label.contains("producer");
        if (other) {
            found.add(Problem.of(
                            ProblemCode.C108_CONFLICT,
                            field.at(),
                            "\"" + field.key() + "\" of \"" + model.getScheme() + "\" is not for "
                                    + (consumer ? "from" : "to"))
                    .hint("it is an option of the " + (consumer ? "sending" : "receiving") + " side"));
        }
    }

    private static List<Node.Field> parameters(Node.Fields step) {
        return step.get("parameters") instanceof Node.Fields parameters
                ? new ArrayList<>(parameters.fields().values())
                : List.of();
    }
}
