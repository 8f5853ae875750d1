package io.vitalroute.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Records the exceptions of this process as the Java Flight Recorder sees them: every one, whether or not anybody logs it.
 * Kept are those that the engine's own code makes; a parser's own complaint may quote its input as long as we don't say it.
 */
final class Thrown {
    private static final List<String> EVENTS = List.of("jdk.JavaExceptionThrow", "jdk.JavaErrorThrow");
    private static final String OURS = "io.vitalroute.";
    private final Recording recording = new Recording();

    private Thrown() {}

    static Thrown record() {
        Thrown thrown = new Thrown();
        EVENTS.forEach(event -> thrown.recording.enable(event).withStackTrace());
        thrown.recording.start();
        return thrown;
    }

    /** Ends the recording and shows the watch what was recorded. */
    void tell(Watch watch) throws IOException {
        Path file = Files.createTempFile("vitalroute-thrown", ".jfr");
        try (recording) {
            recording.stop();
            recording.dump(file);
            try (RecordingFile events = new RecordingFile(file)) {
                while (events.hasMoreEvents()) {
                    tell(events.readEvent(), watch);
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void tell(RecordedEvent event, Watch watch) {
        String maker = maker(event.getStackTrace());
        String text = EVENTS.contains(event.getEventType().getName()) ? event.getString("message") : null;
        if (maker != null && text != null) {
            watch.note(
                    event.getStartTime(),
                    "exception of " + maker,
                    event.getClass("thrownClass").getName() + ": " + text);
        }
    }

    /** The class and method of the engine that made the exception, or none where another's code did. */
    private static @Nullable String maker(@Nullable RecordedStackTrace trace) {
        if (trace == null) {
            return null;
        }
        for (RecordedFrame frame : trace.getFrames()) {
            String type = frame.getMethod().getType().getName();
            String method = frame.getMethod().getName();
            boolean construction = method.equals("<init>") || type.startsWith("jdk.jfr.");
            if (!construction) {
                return isEngine(type) ? type + "." + method : null;
            }
        }
        return null;
    }

    private static boolean isEngine(String type) {
        return type.startsWith(OURS) && Files.exists(Path.of("target", "classes", type.replace('.', '/') + ".class"));
    }
}
