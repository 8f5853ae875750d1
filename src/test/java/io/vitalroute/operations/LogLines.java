package io.vitalroute.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Everything that is logged meanwhile, by whomever, exceptions and their causes included. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new ArrayList<>();
    private final List<Logger> loggers;
    private final List<Level> before;

    private LogLines(List<Logger> loggers) {
        this.loggers = loggers;
        this.before = loggers.stream().map(Logger::getLevel).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Ours at DEBUG, libraries as the tests have them. */
    static LogLines capture() {
        LogLines lines = new LogLines(List.of(logger("io.vitalroute"), logger("vitalroute")));
        Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        lines.loggers.forEach(logger -> logger.setLevel(Level.DEBUG));
        lines.setContext(root.getLoggerContext());
        ((AppenderBase<ILoggingEvent>) lines).start();
        root.addAppender(lines);
        return lines;
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getLoggerName())
                .append(' ')
                .append(event.getMDCPropertyMap())
                .append(' ')
                .append(event.getFormattedMessage());
        for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
            line.append(" | ").append(t.getClassName()).append(": ").append(t.getMessage());
        }
        lines.add(line.toString());
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(this);
        for (int i = 0; i < loggers.size(); i++) {
            loggers.get(i).setLevel(before.get(i));
        }
        stop();
    }
}
