package io.vitalroute.canary;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Found by JUnit itself ({@code junit-platform.properties}), for every test class: begins the watch before the first one and,
 * after the last, fails the run where a mark came out.
 */
public final class RunWatch implements BeforeAllCallback {
    private static final Namespace HERE = Namespace.create(RunWatch.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(HERE).getOrComputeIfAbsent(Run.class, key -> Run.begin(), Run.class);
        Watch.run().working(context.getRequiredTestClass().getName());
    }

    /** From the first test class to the last. */
    private record Run(Thrown thrown) implements AutoCloseable {
        static Run begin() {
            try {
                Watch.run().begin();
                return new Run(Thrown.record());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            thrown.tell(Watch.run());
            List<Leak> leaks = Watch.run().leaks();
            if (!leaks.isEmpty()) {
                throw new AssertionError(
                        "values of payloads came out, see " + Watch.FOLDER + ":\n" + Leak.report(leaks));
            }
        }
    }
}
