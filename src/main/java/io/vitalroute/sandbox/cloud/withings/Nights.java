package io.vitalroute.sandbox.cloud.withings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Entry;
import io.vitalroute.sandbox.cloud.Ids;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.people.Night;
import io.vitalroute.sandbox.people.Stage;
import io.vitalroute.sandbox.people.Stage.Kind;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;

/** Nights, as figures and stage by stage. */
final class Nights {
    private static final Duration SERIES = Duration.ofMinutes(10);

    private Nights() {}

    static List<Entry> summaries(Wearer wearer, Instant from, Instant to, Instant now) {
        List<Entry> entries = new ArrayList<>();
        for (WearerDay day : wearer.days(from, to.plus(Duration.ofDays(1)))) {
            day.night().ifPresent(night -> {
                Instant known = night.end().plusSeconds(600);
                String id = Ids.number(night.start(), wearer.index(), 5);
                entries.add(new Entry(id, night.start(), night.end(), known, () -> summary(id, wearer, day, night)));
            });
        }
        return Streams.within(entries, from, to);
    }

    static List<Entry> details(Wearer wearer, Instant from, Instant to, Instant now) {
        List<Entry> entries = new ArrayList<>();
        for (WearerDay day : wearer.days(from, to.plus(Duration.ofDays(1)))) {
            Optional<Night> night = day.night();
            night.stream().flatMap(n -> n.stages().stream()).forEach(stage -> {
                Instant known = night.orElseThrow().end().plusSeconds(600);
                String id = Ids.number(stage.start(), wearer.index(), 7);
                entries.add(new Entry(id, stage.start(), stage.end(), known, () -> stage(wearer, stage)));
            });
        }
        return Streams.within(entries, from, to);
    }

    private static ObjectNode stage(Wearer wearer, Stage stage) {
        ObjectNode node = Json.object()
                .put("startdate", stage.start().getEpochSecond())
                .put("enddate", stage.end().getEpochSecond())
                .put("state", state(stage.kind()))
                .put("model", "Aura Sensor V2")
                .put("model_id", 63)
                .put("hash_deviceid", "5ca1ab1e09");
        node.set("hr", series(stage, at -> wearer.day(at).heartRate(at)));
        node.set("rr", series(stage, at -> wearer.day(at).breaths(at)));
        node.set("sdnn_1", series(stage, at -> wearer.day(at).sdnn(at)));
        node.set("rmssd", series(stage, at -> wearer.day(at).rmssd(at)));
        return node;
    }

    private static ObjectNode series(Stage stage, ToIntFunction<Instant> value) {
        ObjectNode series = Json.object();
        for (Instant at = stage.start(); at.isBefore(stage.end()); at = at.plus(SERIES)) {
            series.put(Long.toString(at.getEpochSecond()), value.applyAsInt(at));
        }
        return series;
    }

    private static int state(Kind kind) {
        return switch (kind) {
            case AWAKE -> 0;
            case LIGHT -> 1;
            case DEEP -> 2;
            case REM -> 3;
        };
    }

    private static ObjectNode summary(String id, Wearer wearer, WearerDay day, Night night) {
        long known = night.end().plusSeconds(600).getEpochSecond();
        ObjectNode node = Json.object()
                .put("id", Long.parseLong(id))
                .put("timezone", wearer.zone(night.end()).getId())
                .put("model", 32)
                .put("model_id", 63)
                .put("hash_deviceid", "5ca1ab1e09")
                .put("startdate", night.start().getEpochSecond())
                .put("enddate", night.end().getEpochSecond())
                .put("date", night.date().toString())
                .put("created", known)
                .put("modified", known);
        node.set("data", data(day, night));
        return node;
    }

    private static ObjectNode data(WearerDay day, Night night) {
        BigDecimal share = BigDecimal.valueOf(night.asleep().toSeconds())
                .divide(BigDecimal.valueOf(night.inBed().toSeconds()), 2, RoundingMode.DOWN);
        return Json.object()
                .put("total_timeinbed", night.inBed().toSeconds())
                .put("total_sleep_time", night.asleep().toSeconds())
                .put("asleepduration", night.asleep().toSeconds())
                .put("lightsleepduration", night.in(Kind.LIGHT).toSeconds())
                .put("deepsleepduration", night.in(Kind.DEEP).toSeconds())
                .put("remsleepduration", night.in(Kind.REM).toSeconds())
                .put("wakeupduration", night.in(Kind.AWAKE).toSeconds())
                .put("waso", night.awakeBetween().toSeconds())
                .put("wakeupcount", night.awakenings())
                .put("sleep_latency", night.latency().toSeconds())
                .put("durationtosleep", night.latency().toSeconds())
                .put("wakeup_latency", night.wakeLatency().toSeconds())
                .put("durationtowakeup", night.wakeLatency().toSeconds())
                .put("sleep_efficiency", share)
                .put("sleep_score", day.score())
                .put("hr_average", day.restingHeartRate() + 3)
                .put("hr_min", day.restingHeartRate() - 4)
                .put("hr_max", day.restingHeartRate() + 19)
                .put("rr_average", day.breaths().intValue())
                .put("rr_min", day.breaths().intValue() - 3)
                .put("rr_max", day.breaths().intValue() + 5);
    }
}
