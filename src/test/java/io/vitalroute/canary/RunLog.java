package io.vitalroute.canary;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;

/** Shows every log line to the watch, with the texts of its exceptions, their causes and what they suppressed. */
public final class RunLog extends AppenderBase<ILoggingEvent> {
    @Override
    protected void append(ILoggingEvent event) {
        Watch.run().note(event.getLoggerName(), text(event));
    }

    /** All that any layout could print of it. */
    public static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getLevel().toString())
                .append(' ')
                .append(event.getMDCPropertyMap())
                .append(' ')
                .append(event.getFormattedMessage());
        add(event.getThrowableProxy(), text);
        return text.toString();
    }

    private static void add(@Nullable IThrowableProxy thrown, StringBuilder text) {
        if (thrown == null) {
            return;
        }
        text.append(" | ").append(thrown.getClassName()).append(": ").append(thrown.getMessage());
        add(thrown.getCause(), text);
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            add(suppressed, text);
        }
    }
}
