package io.vitalroute.unit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How vendors and people spell units, and what UCUM calls them: for hints only, never to guess at run time. */
final class Spellings {
    private static final Map<String, String> UCUM = new HashMap<>();

    static {
        means("mm[Hg]", "mmhg", "mm hg", "torr");
        means("kPa", "kilopascal", "kilopascals");
        means("/min", "bpm", "beats/min", "beats/minute", "beat/min", "beats per minute", "count/min", "brpm", "rpm");
        means("/min", "breaths/min", "breaths/minute", "br/min", "1/minute", "r/min", "steps/min", "per minute");
        means("/d", "per day", "/day", "1/day");
        means("Cel", "degc", "deg c", "°c", "celsius", "c°", "degrees c");
        means("[degF]", "degf", "deg f", "°f", "fahrenheit", "f", "degrees f");
        means("[lb_av]", "lb", "lbs", "pound", "pounds");
        means("[oz_av]", "oz", "ounce", "ounces");
        means("[stone_av]", "st", "stone");
        means("kg", "kgs", "kilogram", "kilograms", "kilo");
        means("g", "gram", "grams", "gr");
        means("[in_i]", "in", "inch", "inches");
        means("[ft_i]", "ft", "foot", "feet");
        means("[mi_i]", "mi", "mile", "miles");
        means("[yd_i]", "yd", "yard", "yards");
        means("[mi_i]/h", "mph", "mi/h", "mi/hr");
        means("m", "meter", "meters", "metre", "metres");
        means("km", "kilometer", "kilometers", "kms");
        means("km/h", "kph", "kmh", "km/hr");
        means("m/s", "mps", "m/sec");
        means("kcal", "calories", "calorie", "kilocalorie", "kilocalories", "cals");
        means("kJ", "kj", "kilojoule", "kilojoules");
        means("kcal/d", "kcal/day");
        means("kcal/h/kg", "kcal/hr/kg", "kcal/hr·kg", "kcal/(kg·hr)");
        means("s", "sec", "secs", "second", "seconds");
        means("ms", "msec", "millis", "millisecond", "milliseconds");
        means("min", "mins", "minute", "minutes");
        means("h", "hr", "hrs", "hour", "hours");
        means("d", "day", "days");
        means("wk", "week", "weeks");
        means("mo", "month", "months");
        means("a", "year", "years", "yr", "yrs");
        means("min/wk", "min/week");
        means("%", "percent", "pct", "percentage");
        means("{steps}", "steps", "step");
        means("{steps}/d", "steps/day", "steps/d");
        means("{flights}", "flights", "floors", "flight");
        means("{score}", "score", "points");
        means("1", "count", "counts", "unitless", "number", "none", "ratio");
        means("mg/dL", "mgdl", "mg/dl.", "milligrams per deciliter");
        means("mmol/L", "mmol", "mmoll", "mmol<180.1558840000001>/l", "mmol<180.1558840000001>/L");
        means("mL/min/kg", "ml/(kg·min)", "ml/kg·min", "ml/min·kg", "ml/kg*min", "ml/(min·kg)", "ml/kg per min");
        means("kg/m2", "kg/m^2", "kg/m²");
        means("ug", "µg", "μg", "mcg");
        means("uV", "µv", "μv", "mcv");
        means("[IU]", "iu");
        means("dB[SPL]", "dbaspl", "db(spl)", "dba", "dbspl");
        means("Hz", "hertz", "1/sec");
        means("W", "watt", "watts");
    }

    private Spellings() {}

    private static void means(String ucum, String... spellings) {
        for (String spelling : spellings) {
            UCUM.put(spelling.toLowerCase(Locale.ROOT), ucum);
        }
    }

    /** The UCUM code for another spelling. */
    static Optional<String> ucum(String spelling) {
        return Optional.ofNullable(UCUM.get(spelling.strip().toLowerCase(Locale.ROOT)));
    }
}
