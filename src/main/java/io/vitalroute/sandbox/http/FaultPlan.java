package io.vitalroute.sandbox.http;

import java.nio.charset.StandardCharsets;

import io.vitalroute.sandbox.plan.Plan;

/** Which HTTP requests meet which fault. */
public final class FaultPlan extends Plan<Received, Fault> {

    /** No faults. */
    public FaultPlan() {}

    /** Every request whose body holds the text, such as an identifier, meets the fault, until the plan is cleared. */
    public FaultPlan whenBodyHas(String text, Fault fault) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        when(request -> Bytes.contains(request.body(), wanted), fault);
        return this;
    }
}
