package io.vitalroute.camel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** Why the engine does not start, said to whoever started it. */
final class StartFault {
    private StartFault() {}

    static ProblemException of(
            Throwable fault, EngineParts parts, Map<Path, String> texts, @Nullable CamelContext context) {
        if (RouteFault.isPortInUse(fault)) {
            return Ports.of(parts.settings()).sources().inUse(parts.settings());
        }
        if (fault instanceof ProblemException known) {
            return known;
        }
        List<Problem> found = new ArrayList<>();
        if (context != null) {
            RouteFolder folder = new RouteFolder(parts.routes());
            Shadow shadow = new Shadow(context, new SettingsSource(parts.settings()), parts);
            texts.forEach((file, text) -> {
                String name = folder.shown(file);
                Optional<Problem> tried = shadow.tryOut(RouteFolder.resource(file, text), name, text)
                        .problem();
                tried.filter(problem -> isSame(problem, RouteFault.of(fault, name, text)))
                        .ifPresent(found::add);
            });
        }
        return new ProblemException(found.isEmpty() ? List.of(unplaced(fault)) : found);
    }

    /** The shadow finds more where the HTTP server is not up yet; what counts is the fault that stopped the start. */
    private static boolean isSame(Problem tried, Problem fault) {
        return tried.code() == fault.code() && tried.message().equals(fault.message());
    }

    private static Problem unplaced(Throwable fault) {
        Problem problem = RouteFault.of(fault, "routes", "");
        return problem.code() == ProblemCode.R102_ROUTE
                ? Problem.of(ProblemCode.R103_START, Where.of("engine"), "cannot start: " + Faults.named(fault))
                        .hint("LOG_LEVEL=debug shows more")
                : problem;
    }
}
