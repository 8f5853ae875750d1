package io.vitalroute.sandbox.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.vitalroute.sandbox.plan.Plan;

/** Reads a message, records it, and decides on the reply. */
final class Desk implements AutoCloseable {
    private static final byte[] GARBAGE = "garbage".getBytes(StandardCharsets.US_ASCII);

    private final boolean strict;
    private final Clock clock;
    private final MessageLog log;
    private final Plan<ReceivedMessage, Hl7Fault> plan;
    private final Consumer<ReceivedMessage> listener;
    private final Acknowledgements acknowledgements;
    private final StrictReader reader = new StrictReader();

    Desk(
            boolean strict,
            Clock clock,
            MessageLog log,
            Plan<ReceivedMessage, Hl7Fault> plan,
            Consumer<ReceivedMessage> listener) {
        this.strict = strict;
        this.clock = clock;
        this.log = log;
        this.plan = plan;
        this.listener = listener;
        this.acknowledgements = new Acknowledgements(clock);
    }

    /** The reply to a message. One that has no MSH gets none, because there is nothing to refer to. */
    Reply take(byte[] bytes) {
        Optional<Header> header = Header.of(bytes);
        if (header.isEmpty()) {
            return new Reply(List.of(), List.of(), null);
        }
        Header msh = header.get();
        ReceivedMessage message = message(msh, bytes);
        log.arrived(message);
        Optional<Hl7Fault> fault = plan.take(message);
        if (fault.isPresent() && fault.get() instanceof Hl7Fault.Refuse refuse) {
            return refusal(msh, refuse);
        }
        if (!message.findings().isEmpty()) {
            return refusal(msh, new Hl7Fault.Refuse("AE", 100, String.join("; ", message.findings())));
        }
        if (message.repeat() == ReceivedMessage.Repeat.OTHER) {
            return refusal(msh, new Hl7Fault.Refuse("AE", 205, "the control id was used for another message"));
        }
        if (message.repeat() == ReceivedMessage.Repeat.FIRST) {
            log.take(message);
            listener.accept(message);
        }
        return new Reply(acknowledgements.accepted(msh), odd(msh, fault), fault.orElse(null));
    }

    @Override
    public void close() {
        reader.close();
    }

    private Reply refusal(Header msh, Hl7Fault.Refuse refuse) {
        return new Reply(List.of(acknowledgements.refused(msh, refuse)), List.of(), null);
    }

    private List<byte[]> odd(Header msh, Optional<Hl7Fault> fault) {
        if (fault.isEmpty()) {
            return List.of();
        }
        if (fault.get() instanceof Hl7Fault.Garbage) {
            return List.of(GARBAGE);
        }
        boolean other = fault.get() instanceof Hl7Fault.WrongId || fault.get() instanceof Hl7Fault.WrongIdFirst;
        return other ? List.of(acknowledgements.other(msh)) : List.of();
    }

    private ReceivedMessage message(Header msh, byte[] bytes) {
        Optional<String> text = Charsets.read(bytes, msh.field(18));
        List<String> findings = strict ? reader.findings(msh, bytes, text.orElse(null)) : List.of();
        return new ReceivedMessage(
                msh.field(3),
                msh.field(10),
                msh.field(9),
                bytes,
                text.orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1)),
                findings,
                log.repeat(msh.field(3), msh.field(10), bytes),
                clock.instant());
    }
}
