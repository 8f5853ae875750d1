package io.vitalroute.sandbox.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests, so that a load test does not fill the memory, and the number of all. */
final class RequestLog {
    private final int keep;
    private final Deque<Received> last = new ArrayDeque<>();
    private long count;

    RequestLog(int keep) {
        this.keep = keep;
    }

    synchronized void add(Received request) {
        count++;
        if (keep == 0) {
            return;
        }
        if (last.size() == keep) {
            last.removeFirst();
        }
        last.addLast(request);
    }

    synchronized List<Received> last() {
        return List.copyOf(last);
    }

    synchronized long count() {
        return count;
    }
}
