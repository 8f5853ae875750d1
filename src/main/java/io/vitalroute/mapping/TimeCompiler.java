package io.vitalroute.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.mapping.cell.Cell;
import io.vitalroute.mapping.time.TimeFormat;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/** Compiles {@code at}, {@code during}, {@code day} and versions. */
final class TimeCompiler {
    private final Author author;

    TimeCompiler(Author author) {
        this.author = author;
    }

    /** The time frame that the fields say, or null where they say none or it is wrong. */
    @Nullable
    FrameRule frame(Fields fields) {
        List<String> keys = Author.present(fields, "at", "during", "day");
        if (keys.size() == 2 && fields.has("day")) {
            FrameRule timed = frame(keys.get(0), fields);
            FrameRule day = frame("day", fields);
            return timed == null || !(day instanceof FrameRule.Day date) ? null : new FrameRule.Dated(date, timed);
        }
        if (keys.isEmpty() || !author.exactlyOne(fields, "a reading", "at", "during", "day")) {
            return null;
        }
        return frame(keys.get(0), fields);
    }

    private @Nullable FrameRule frame(String key, Fields fields) {
        if (key.equals("during")) {
            return fields.fields(key).map(this::during).orElse(null);
        }
        TimeRule rule = fields.node(key).map(node -> time(node, null)).orElse(null);
        if (rule == null) {
            return null;
        }
        return key.equals("at") ? new FrameRule.At(rule) : new FrameRule.Day(rule);
    }

    /** A version, or null where none is said. */
    @Nullable
    VersionRule version(Fields fields) {
        Node node = fields.node("version").orElse(null);
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Text text) {
            return new VersionRule(author.cells().word(text), null);
        }
        TimeRule rule = time(node, null);
        return rule == null ? null : new VersionRule(rule.value(), rule);
    }

    /** A date as value. */
    TimeRule date(Node.Text node) {
        return bare(node, Options.NONE);
    }

    private @Nullable FrameRule during(Fields fields) {
        Options options = options(fields, Options.NONE);
        TimeRule start = time(fields.node("start").orElseThrow(), options);
        boolean one =
                author.exactlyOne(fields, "during", "end", "seconds", "minutes", "millis", "length", "until-next");
        if (start == null || !one) {
            return null;
        }
        if (fields.has("end")) {
            TimeRule end = time(fields.node("end").orElseThrow(), options);
            return end == null ? null : new FrameRule.Between(start, end);
        }
        if (fields.has("until-next")) {
            TimeRule last = time(fields.node("until-next").orElseThrow(), options);
            return last == null ? null : new FrameRule.UntilNext(start, last);
        }
        return lasting(start, fields);
    }

    private FrameRule lasting(TimeRule start, Fields fields) {
        String key =
                Author.present(fields, "seconds", "minutes", "millis", "length").get(0);
        ChronoUnit unit = switch (key) {
            case "seconds" -> ChronoUnit.SECONDS;
            case "minutes" -> ChronoUnit.MINUTES;
            case "millis" -> ChronoUnit.MILLIS;
            default -> null;
        };
        return new FrameRule.Lasting(
                start, author.cells().expression(fields.textNode(key).orElseThrow()), unit);
    }

    private @Nullable TimeRule time(Node node, @Nullable Options around) {
        Options outer = around == null ? Options.NONE : around;
        if (node instanceof Node.Text text) {
            return bare(text, outer);
        }
        Fields fields = Fields.of(node);
        if (!author.exactlyOne(fields, "a time", "value", "date")) {
            return null;
        }
        if (fields.has("time") != fields.has("date")) {
            author.say(ProblemCode.C104_MISSING_KEY, node.at(), "\"date\" and \"time\" go together", null);
            return null;
        }
        Options options = options(fields, outer);
        String key = fields.has("value") ? "value" : "date";
        Cell value = author.cells().expression(fields.textNode(key).orElseThrow());
        Cell time = author.expression(fields, "time");
        TimeRule.Clock clock =
                time == null ? null : new TimeRule.Clock(time, author.expression(fields, "rolls-over-after"));
        return new TimeRule(value, options.formats, clock, shifts(fields), options.zoning);
    }

    private TimeRule bare(Node.Text text, Options options) {
        return new TimeRule(author.cells().expression(text), options.formats, null, List.of(), options.zoning);
    }

    private List<TimeRule.Shift> shifts(Fields fields) {
        List<TimeRule.Shift> shifts = new ArrayList<>();
        shift(fields, "plus-seconds", ChronoUnit.SECONDS, false).ifPresent(shifts::add);
        shift(fields, "plus-minutes", ChronoUnit.MINUTES, false).ifPresent(shifts::add);
        shift(fields, "plus-millis", ChronoUnit.MILLIS, false).ifPresent(shifts::add);
        shift(fields, "step-seconds", ChronoUnit.SECONDS, true).ifPresent(shifts::add);
        return List.copyOf(shifts);
    }

    private Optional<TimeRule.Shift> shift(Fields fields, String key, ChronoUnit unit, boolean perStep) {
        return Optional.ofNullable(author.expression(fields, key)).map(cell -> new TimeRule.Shift(cell, unit, perStep));
    }

    /** What {@code during} says for both its ends. */
    private record Options(List<TimeFormat> formats, Zoning zoning) {
        private static final Options NONE =
                new Options(List.of(TimeFormat.of("iso")), new Zoning(null, null, null, null));
    }

    private Options options(Fields fields, Options around) {
        List<TimeFormat> formats = new ArrayList<>();
        Author.textNodes(fields, "format").forEach(node -> format(node).ifPresent(formats::add));
        List<String> offsets = Author.present(fields, "offset", "offset-seconds", "offset-minutes");
        if (offsets.size() > 1) {
            author.exactlyOne(fields, "a time", "offset", "offset-seconds", "offset-minutes");
        }
        Zoning outer = around.zoning;
        Cell zone = author.word(fields, "zone");
        fields.textNode("zone").ifPresent(this::checkZone);
        Cell offset = offsets.isEmpty() ? outer.offset() : author.expression(fields, offsets.get(0));
        ChronoUnit unit = offsets.isEmpty() ? outer.unit() : unit(offsets.get(0));
        ZoneId assume = fields.textNode("assume-zone").map(this::checkZone).orElse(outer.assume());
        return new Options(
                formats.isEmpty() ? around.formats : List.copyOf(formats),
                new Zoning(zone == null ? outer.zone() : zone, offset, unit, assume));
    }

    private static @Nullable ChronoUnit unit(String key) {
        return switch (key) {
            case "offset-seconds" -> ChronoUnit.SECONDS;
            case "offset-minutes" -> ChronoUnit.MINUTES;
            default -> null;
        };
    }

    private Optional<TimeFormat> format(Node.Text node) {
        try {
            return Optional.of(TimeFormat.of(node.text()));
        } catch (IllegalArgumentException e) {
            author.say(
                    ProblemCode.C215_TIME_FORMAT,
                    node.at(),
                    "\"" + node.text() + "\" is no time format: " + e.getMessage(),
                    Suggest.nearest(node.text(), TimeFormat.NAMES)
                            .map(name -> "did you mean \"" + name + "\"?")
                            .orElse("known: " + String.join(", ", TimeFormat.NAMES)
                                    + ", and patterns such as yyyy-MM-dd HH:mm:ss"));
            return Optional.empty();
        }
    }

    /** A zone that is written down must exist; one that is a cell is known later. */
    private @Nullable ZoneId checkZone(Node.Text node) {
        if (io.vitalroute.mapping.cell.Cells.isExpression(node.text())) {
            return null;
        }
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            Where at = node.at();
            String hint =
                    Suggest.hint(node.text(), ZoneId.getAvailableZoneIds()).orElse("such as Europe/Rome, or UTC");
            author.say(ProblemCode.C216_ZONE, at, "\"" + node.text() + "\" is no zone of the IANA database", hint);
            return null;
        }
    }
}
