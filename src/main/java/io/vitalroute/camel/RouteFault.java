package io.vitalroute.camel;

import java.net.BindException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * Why Camel cannot take a route file, as a problem with file and line. Camel's own messages may hold resolved settings,
 * secrets among them, so nothing but names is taken out of them.
 */
final class RouteFault {
    private static final List<Sign> SIGNS = List.of(
            new Sign(
                    "Property with key \\[([^\\]]+)\\]",
                    ProblemCode.C104_MISSING_KEY,
                    "the setting %s is not set, and the route needs it",
                    name -> "set it in the environment as "
                            + Settings.environmentName(name)
                            + ", as a mounted secret with _FILE, or in vitalroute.properties"),
            new Sign(
                    "Unknown parameters=\\[\\{([A-Za-z0-9_.-]+)=",
                    ProblemCode.C103_UNKNOWN_KEY,
                    "the endpoint has no option \"%s\"",
                    name -> "vitalroute lint names the options that it has"),
            new Sign(
                    "(?:No component found with scheme|No endpoint could be found for): ([A-Za-z0-9+.-]+)",
                    ProblemCode.C121_UNKNOWN_NAME,
                    "no component is called \"%s\"",
                    null),
            new Sign(
                    "No bean could be found in the registry for: #?([A-Za-z0-9._-]+)",
                    ProblemCode.C121_UNKNOWN_NAME,
                    "no bean is called \"%s\"",
                    null),
            new Sign(
                    "Method with name: ([A-Za-z0-9_]+)",
                    ProblemCode.C121_UNKNOWN_NAME,
                    "the bean has no method \"%s\"",
                    null),
            new Sign(
                    "(?:Unsupported field|unsupported field|[Uu]nknown node id): ([A-Za-z0-9_-]+)",
                    ProblemCode.C103_UNKNOWN_KEY,
                    "unknown key \"%s\"",
                    null));

    /** How messages about parameters of an endpoint begin. */
    private static final Pattern OPTION = Pattern.compile("^\"?([A-Za-z]+)\"? (?:must be|cannot be) ");

    private RouteFault() {}

    /** The problem behind an exception of loading, building or starting the routes of a file. */
    static Problem of(Throwable fault, String file, String text) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof ProblemException known) {
                return placed(known.first(), file, text);
            }
        }
        for (Throwable t = fault; t != null; t = t.getCause()) {
            Problem problem = named(t, file, text);
            if (problem != null) {
                return problem;
            }
        }
        return unnamed(fault, file, text);
    }

    /** A problem of something that the file names stands where it names it: at the option that it is about, if there is one. */
    private static Problem placed(Problem problem, String file, String text) {
        int line = lineOf(text, problem.where().what());
        Matcher option = OPTION.matcher(problem.message());
        int better = line > 0 && option.find() ? lineOf(text, option.group(1)) : 0;
        int best = better > line ? better : line;
        return best == 0
                ? problem
                : new Problem(problem.code(), problem.message(), Where.file(file, best, 1), problem.hint());
    }

    /** Whether the cause is an address that somebody else listens on. */
    static boolean isPortInUse(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Problem named(Throwable t, String file, String text) {
        String message = String.valueOf(t.getMessage());
        for (Sign sign : SIGNS) {
            Matcher found = sign.pattern.matcher(message);
            if (found.find()) {
                String name = found.group(1);
                String hint = sign.hint == null ? null : sign.hint.apply(name);
                Where where = Where.file(file, Math.max(1, lineOf(text, name)), 1);
                return Problem.of(sign.code, where, String.format(Locale.ROOT, sign.message, name))
                        .hint(hint);
            }
        }
        if (t instanceof MarkedYamlEngineException yaml) {
            Mark mark = yaml.getProblemMark().orElse(null);
            Where where =
                    mark == null ? Where.file(file, 1, 1) : Where.file(file, mark.getLine() + 1, mark.getColumn() + 1);
            return Problem.of(ProblemCode.C101_SYNTAX, where, "cannot be read as routes: " + yaml.getProblem());
        }
        return null;
    }

    private static Problem unnamed(Throwable fault, String file, String text) {
        String route = null;
        Throwable last = fault;
        for (Throwable t = fault; t != null; t = t.getCause()) {
            last = t;
            if (t instanceof FailedToCreateRouteException create) {
                route = create.getRouteId();
            } else if (t instanceof FailedToStartRouteException start) {
                route = start.getRouteId();
            }
        }
        int line = route == null ? 1 : Math.max(1, lineOf(text, route));
        return Problem.of(
                        ProblemCode.R102_ROUTE,
                        Where.file(file, line, 1),
                        (route == null ? "the file" : "the route " + route) + " cannot be taken: "
                                + last.getClass().getSimpleName())
                .hint("vitalroute lint may say more");
    }

    /** The first line, from 1, that holds a name as a word; 0 where none does. Comments don't count. */
    private static int lineOf(String text, String name) {
        Pattern word = Pattern.compile("(?<![A-Za-z0-9_.-])" + Pattern.quote(name) + "(?![A-Za-z0-9_-])");
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            boolean isComment = line.stripLeading().startsWith("#");
            if (!isComment
                    && word.matcher(line)
                            .results()
                            .map(MatchResult::start)
                            .findAny()
                            .isPresent()) {
                return number;
            }
        }
        return 0;
    }

    /** A kind of exception text and the name in it. */
    private record Sign(
            Pattern pattern,
            ProblemCode code,
            String message,
            @Nullable Function<String, String> hint) {
        Sign(String pattern, ProblemCode code, String message, @Nullable Function<String, String> hint) {
            this(Pattern.compile(pattern), code, message, hint);
        }
    }
}
