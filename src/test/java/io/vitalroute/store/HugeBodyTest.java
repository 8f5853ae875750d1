package io.vitalroute.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.vitalroute.reading.Payload;

import static org.assertj.core.api.Assertions.assertThat;

/** A body that is several times larger than the memory goes in and comes out. */
class HugeBodyTest {
    private static final long LENGTH = 120L << 20;

    @Test
    void bodyLargerThanTheMemory_goesInAndOut() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        SqliteStoreTest.file().url())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    /** Ends with 0 where every byte came back. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            try (Store store = Store.open(StoreSettings.of(arguments[0]))) {
                StoreKit.now(store.inbox().keep(new NoiseBody(3, LENGTH).payload("huge")));
                Payload payload = StoreKit.now(store.inbox().claim(1, StoreKit.LEASE))
                        .get(0)
                        .payload();
                System.exit(same(new NoiseBody(3, LENGTH).open(), payload.body().open()) ? 0 : 3);
            }
        }

        private static boolean same(InputStream expected, InputStream actual) throws IOException {
            byte[] left = expected.readNBytes(50_000);
            while (left.length > 0) {
                if (!java.util.Arrays.equals(left, actual.readNBytes(50_000))) {
                    return false;
                }
                left = expected.readNBytes(50_000);
            }
            return actual.read() < 0;
        }
    }
}
