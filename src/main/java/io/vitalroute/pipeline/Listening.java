package io.vitalroute.pipeline;

/** That a listener is called. Closing it ends that; a call under way may still end after it, a second close does nothing. */
@FunctionalInterface
public interface Listening extends AutoCloseable {
    @Override
    void close();
}
