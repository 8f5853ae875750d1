package io.vitalroute.operations;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

import io.vitalroute.canary.RunLog;

/** Everything that is logged meanwhile, by whomever, exceptions and their causes included. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new ArrayList<>();

    private LogLines() {}

    /** Begins. */
    static LogLines capture() {
        LogLines lines = new LogLines();
        lines.setContext(root().getLoggerContext());
        lines.start();
        root().addAppender(lines);
        return lines;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        lines.add(event.getLoggerName() + " " + RunLog.text(event));
    }

    /** What was logged so far. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Whether a line holds these words. */
    boolean said(String words) {
        return lines().stream().anyMatch(line -> line.contains(words));
    }

    @Override
    public void close() {
        root().detachAppender(this);
        stop();
    }
}
