package io.vitalroute.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/** What is missing in an engine that runs, but does less than whoever started it may think. */
final class StartNotes {
    private StartNotes() {}

    static List<Problem> of(CamelContext context, EngineParts parts, KnownSettings known) {
        List<Problem> notes = new ArrayList<>();
        if (Engine.sources(context).isEmpty()) {
            notes.add(note("routes/sources", "no source is on: nothing can come in")
                    .hint("switch one on, such as IN_ENABLED=true; docs/settings.md names them"));
        }
        if (context.getRoutes().stream().noneMatch(StartNotes::works)) {
            notes.add(note("routes", "no route starts from inbox:payloads: what comes in is kept and never worked on")
                    .hint("put the shipped spine.camel.yaml back"));
        }
        if (parts.mappings().get().all().isEmpty()) {
            notes.add(
                    note("mappings", "there is no mapping: what comes in is kept, and refused as of an unknown stream")
                            .hint("see that the folder mappings of the installation holds *.map.yaml files"));
        }
        if (parts.destinations().all().isEmpty()) {
            notes.add(note(
                            "routes/destinations",
                            "no destination is on: payloads are kept and mapped, and sent to nobody")
                    .hint("switch one on, such as FHIR_ENABLED=true with FHIR_URL; docs/settings.md names them"));
        }
        if (context.getRoute("http-in") != null && keyless(parts.settings())) {
            notes.add(note("settings", "in.api-key is not set: POST /in/... refuses everybody")
                    .hint("set IN_API_KEY, or IN_API_KEY_FILE for a mounted secret"));
        }
        misspelt(parts.settings(), known).forEach(notes::add);
        return notes;
    }

    /** In an environment much is not for us; what is nearly the name of a setting surely is. */
    private static Stream<Problem> misspelt(Settings settings, KnownSettings known) {
        Set<String> written = known.names().stream()
                .map(Settings::environmentName)
                .flatMap(name -> Stream.of(name, name + "_FILE"))
                .collect(Collectors.toSet());
        return settings.environmentNames().stream()
                .filter(name -> !written.contains(name) && !name.endsWith("_PROXY"))
                .flatMap(name -> Suggest.nearest(name, written).stream()
                        .filter(near -> name.contains("_") && near.startsWith(name.substring(0, name.indexOf('_') + 1)))
                        .map(near -> Problem.of(
                                        ProblemCode.C103_UNKNOWN_KEY,
                                        Where.of("environment"),
                                        name + " is no setting and does nothing")
                                .hint("did you mean " + near + "?")));
    }

    private static boolean works(Route route) {
        return route.getEndpoint().getEndpointUri().startsWith("inbox:");
    }

    private static boolean keyless(Settings settings) {
        return settings.find("in.api-key").isEmpty();
    }

    private static Problem note(String where, String message) {
        return Problem.of(ProblemCode.R104_IDLE, Where.of(where), message);
    }
}
