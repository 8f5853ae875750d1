package io.vitalroute.sandbox.cloud.google;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.Inventions.Moment;
import io.vitalroute.sandbox.cloud.Json;
import io.vitalroute.sandbox.people.Night;
import io.vitalroute.sandbox.people.Stage;
import io.vitalroute.sandbox.people.Wearer;
import io.vitalroute.sandbox.people.WearerDay;
import io.vitalroute.sandbox.people.Workout;

/** Nights and workouts as Google shows them. */
final class Sessions {
    private Sessions() {}

    static boolean asleep(Wearer wearer, Instant at) {
        WearerDay day = wearer.day(at);
        return covers(day, at) || covers(wearer.day(day.date().plusDays(1)), at);
    }

    private static boolean covers(WearerDay day, Instant at) {
        return day.night()
                .filter(n -> !at.isBefore(n.start()) && at.isBefore(n.end()))
                .isPresent();
    }

    static ObjectNode sleep(String id, Moment moment) {
        Night night = moment.day().night().orElseThrow();
        return Points.point("sleep", "DERIVED", body -> {
            body.put("createTime", night.end().plusSeconds(240).toString());
            body.put("updateTime", night.end().plusSeconds(300).toString());
            body.put("type", "STAGES");
            body.set("interval", Times.bare(moment.wearer(), night.start(), night.end()));
            body.putObject("metadata")
                    .put("mainSleep", true)
                    .put("processed", true)
                    .put("stagesStatus", "SUCCEEDED");
            ArrayNode stages = body.putArray("stages");
            night.stages()
                    .forEach(s -> stages.add(Times.bare(moment.wearer(), s.start(), s.end())
                            .put("type", s.kind().name())));
            body.set("summary", summary(night));
        });
    }

    private static ObjectNode summary(Night night) {
        ObjectNode summary = Json.object()
                .put("minutesInSleepPeriod", Long.toString(night.inBed().toMinutes()))
                .put("minutesAfterWakeUp", Long.toString(night.wakeLatency().toMinutes()))
                .put("minutesToFallAsleep", Long.toString(night.latency().toMinutes()))
                .put("minutesAsleep", Long.toString(night.asleep().toMinutes()))
                .put("minutesAwake", Long.toString(night.in(Stage.Kind.AWAKE).toMinutes()));
        ArrayNode stages = summary.putArray("stagesSummary");
        for (Stage.Kind kind : Stage.Kind.values()) {
            long count = night.stages().stream().filter(s -> s.kind() == kind).count();
            stages.addObject()
                    .put("type", kind.name())
                    .put("minutes", Long.toString(night.in(kind).toMinutes()))
                    .put("count", Long.toString(count));
        }
        return summary;
    }

    static ObjectNode exercise(String id, Moment moment) {
        Workout workout = moment.day().workouts().stream()
                .filter(w -> w.start().equals(moment.at()))
                .findFirst()
                .orElseThrow();
        return Points.point("exercise", "ACTIVELY_MEASURED", body -> {
            body.put("exerciseType", word(workout.sport())).put("displayName", "Workout");
            body.set("interval", Times.bare(moment.wearer(), workout.start(), workout.end()));
            body.put("activeDuration", workout.length().toSeconds() + "s");
            ObjectNode metrics = body.putObject("metricsSummary")
                    .put("caloriesKcal", workout.kilocalories())
                    .put("steps", Integer.toString(workout.steps()))
                    .put("averageHeartRateBeatsPerMinute", Integer.toString(workout.meanHeartRate()));
            if (workout.metres().signum() > 0) {
                metrics.put("distanceMillimeters", workout.metres().movePointRight(3));
            }
            body.putObject("exerciseMetadata");
            body.put("updateTime", workout.end().plusSeconds(300).toString());
        });
    }

    private static String word(Workout.Sport sport) {
        return switch (sport) {
            case RUNNING -> "RUNNING";
            case WALKING -> "WALKING";
            case CYCLING -> "BIKING";
            case STRENGTH -> "STRENGTH_TRAINING";
        };
    }
}
