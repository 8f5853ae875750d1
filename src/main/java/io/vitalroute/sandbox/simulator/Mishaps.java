package io.vitalroute.sandbox.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import io.vitalroute.sandbox.cloud.VendorCloud;
import io.vitalroute.sandbox.http.Fault;

/**
 * What goes wrong by itself, as somebody writes it: {@code 429=5,500=2,slow=3,truncate=1,twice}. A number is of a hundred
 * requests; {@code twice} and {@code backwards} are about notices.
 */
public final class Mishaps {
    private static final Map<String, Fault> NAMED = Map.of(
            "slow", new Fault.Slow(Duration.ofSeconds(8)),
            "trickle", new Fault.Trickle(8, Duration.ofSeconds(1)),
            "hang", new Fault.Hang(),
            "truncate", new Fault.Truncate(),
            "close", new Fault.Close(true),
            "html", new Fault.Html(502));

    private Mishaps() {}

    /** All words that there are, for people. */
    public static final String WORDS =
            "a status such as 429 or 500, slow, trickle, hang, truncate, close, html, each with =PERCENT;"
                    + " twice, backwards";

    /**
     * Makes them happen from now on.
     *
     * @return a word that is none; nothing has been changed then
     */
    public static Optional<String> apply(String text, Simulator simulator, long seed) {
        String[] words = text.toLowerCase(Locale.ROOT).split(",");
        for (String word : words) {
            if (!word.matches("twice|backwards|([45]\\d\\d|slow|trickle|hang|truncate|close|html)=\\d{1,2}")) {
                return Optional.of(word);
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (String word : words) {
            if (word.contains("=")) {
                int percent = Integer.parseInt(word.substring(word.indexOf('=') + 1));
                simulator
                        .faults()
                        .when(request -> chance(random) < percent, fault(word.substring(0, word.indexOf('='))));
            } else {
                simulator.clouds().forEach(cloud -> disturb(cloud, word));
            }
        }
        return Optional.empty();
    }

    private static int chance(SplittableRandom random) {
        synchronized (random) {
            return random.nextInt(100);
        }
    }

    private static void disturb(VendorCloud cloud, String word) {
        if (word.equals("twice")) {
            cloud.postman().twice(true);
        } else {
            cloud.postman().backwards(true);
        }
    }

    private static Fault fault(String word) {
        Fault named = NAMED.get(word);
        if (named != null) {
            return named;
        }
        int status = Integer.parseInt(word);
        return status == 429 ? Fault.tooManyRequests(Duration.ofSeconds(2)) : Fault.status(status);
    }
}
