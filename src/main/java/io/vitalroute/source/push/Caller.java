package io.vitalroute.source.push;

import java.util.ArrayList;
import java.util.List;

/** From which address a request came. */
public final class Caller {
    private Caller() {}

    /**
     * The address of who called, as far as it can be believed: what a proxy of ours says of whom it heard, and so on,
     * until one that is not ours. Whoever calls without a proxy can write what he likes: nothing of it counts.
     *
     * @param peer other end of the connection
     * @param forwardedFor all values of {@code X-Forwarded-For}, in their order
     * @param proxies our own
     */
    public static String of(String peer, List<String> forwardedFor, Allowed proxies) {
        List<String> hops = new ArrayList<>();
        forwardedFor.forEach(value -> hops.addAll(List.of(value.split(",", -1))));
        String caller = peer;
        for (int i = hops.size() - 1; i >= 0 && proxies.holds(caller); i--) {
            caller = hops.get(i).strip();
        }
        return caller;
    }
}
