package io.vitalroute.camel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.apache.camel.Exchange;

import io.vitalroute.pipeline.Listening;

/**
 * Where a {@link JobConsumer} takes its work from.
 *
 * @param <J> a job
 */
interface Jobs<J> {
    /** What a job is called in messages. */
    String word();

    /** Its id, for the log. */
    String id(J job);

    /** Sets the headers by which routes know it; the body is the job. */
    void prepare(Exchange exchange, J job);

    /** Takes jobs, at most so many. */
    CompletionStage<List<J>> claim(int max);

    /** Puts one back that was not begun. */
    void giveBack(J job);

    /** Puts one back whose route failed, and says what was done about it, for the log. */
    String failed(J job, Exception fault);

    /** Calls the listener when there may be something to take. */
    Listening listen(Runnable wake);

    /** How long to wait at most until the next look, where nothing was there. */
    Duration idle();
}
