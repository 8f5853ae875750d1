package io.vitalroute.pipeline;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waiting for a stage, with the fault as it was thrown. */
final class Stages {
    private Stages() {}

    /** What the stage ends with; only for threads that may wait. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
