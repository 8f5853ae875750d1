package io.vitalroute.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntUnaryOperator;

import org.awaitility.Awaitility;

/** Several senders that post without a pause, each payload a different one, until they are stopped. */
final class Senders implements AutoCloseable {
    private static final int AT_ONCE = 2;

    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicBoolean more = new AtomicBoolean(true);
    private final List<Thread> threads = new ArrayList<>();

    private Senders() {}

    /**
     * Begins.
     *
     * @param post sends the payload of a number and gives the status of the answer
     */
    static Senders begin(IntUnaryOperator post) {
        Senders senders = new Senders();
        for (int first = 0; first < AT_ONCE; first++) {
            int own = first;
            Thread thread = new Thread(() -> {
                for (int n = own; senders.more.get(); n += AT_ONCE) {
                    senders.answers.put(n, post.applyAsInt(n));
                }
            });
            thread.start();
            senders.threads.add(thread);
        }
        return senders;
    }

    /** The numbers that were answered so far, with the status of each. */
    Map<Integer, Integer> answers() {
        return Map.copyOf(answers);
    }

    /** Waits for so many more answers with this status. */
    void await(int status, int count) {
        long before = count(status);
        Awaitility.await().until(() -> count(status) >= before + count);
    }

    long count(int status) {
        return answers.values().stream().filter(answer -> answer == status).count();
    }

    @Override
    public void close() throws InterruptedException {
        more.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
