package io.vitalroute.hl7;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/**
 * Takes messages out of a stream of bytes, and puts one into a frame: {@code 0x0B} message {@code 0x1C 0x0D} (HL7 minimal
 * lower layer protocol, release 1). Bytes may come in any pieces; bytes between frames are ignored. One per connection, not
 * thread-safe. Memory is bounded by the largest frame.
 */
public final class MllpFrames {
    private static final byte START = 0x0B;
    private static final byte END = 0x1C;
    private static final byte RETURN = 0x0D;

    /** Enough of a frame that is too large to answer it: its header. */
    private static final int HEAD = 4_096;

    private final String peer;
    private final int largest;
    private final boolean lenient;
    private ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private State state = State.OUTSIDE;
    private boolean tooLarge;
    private long ignored;

    private enum State {
        OUTSIDE,
        INSIDE,
        AFTER_END
    }

    /** What came out of the stream. */
    public sealed interface Frame {
        /** A whole message. */
        record Message(byte[] bytes) implements Frame {}

        /**
         * A frame that cannot be used, to be answered by a refusal.
         *
         * @param head its beginning, from which the answer takes the control id
         */
        record Broken(Problem problem, byte[] head) implements Frame {}
    }

    /**
     * @param peer for the place of problems: the connection's name
     * @param largest largest message in bytes; a larger one is skipped and reported
     * @param lenient whether 0x1C alone ends a frame, as some senders leave out the carriage return
     */
    public MllpFrames(String peer, int largest, boolean lenient) {
        this.peer = peer;
        this.largest = largest;
        this.lenient = lenient;
    }

    /** A message in its frame. */
    public static byte[] frame(byte[] message) {
        byte[] framed = new byte[message.length + 3];
        framed[0] = START;
        System.arraycopy(message, 0, framed, 1, message.length);
        framed[message.length + 1] = END;
        framed[message.length + 2] = RETURN;
        return framed;
    }

    /** Takes the next bytes; gives what they completed, in order. */
    public List<Frame> take(byte[] bytes, int from, int length) {
        List<Frame> complete = new ArrayList<>();
        for (int i = from; i < from + length; i++) {
            next(bytes[i], complete);
        }
        return complete;
    }

    /** The peer has closed: what it left unfinished, if anything. */
    public Optional<Frame> end() {
        if (state == State.OUTSIDE) {
            return Optional.empty();
        }
        Frame broken = broken("the connection ended inside a frame");
        state = State.OUTSIDE;
        return Optional.of(broken);
    }

    /** How many bytes lay outside of frames, since the beginning. */
    public long ignored() {
        return ignored;
    }

    private void next(byte b, List<Frame> complete) {
        switch (state) {
            case OUTSIDE -> outside(b);
            case INSIDE -> inside(b, complete);
            case AFTER_END -> afterEnd(b, complete);
        }
    }

    private void outside(byte b) {
        if (b == START) {
            begin();
        } else if (!(lenient && b == RETURN)) {
            ignored++;
        }
    }

    private void inside(byte b, List<Frame> complete) {
        if (b == START) {
            complete.add(broken("a new frame begins before the end of this one (0x1C 0x0D)"));
            begin();
        } else if (b != END) {
            append(b);
        } else if (lenient) {
            finish(complete);
        } else {
            state = State.AFTER_END;
        }
    }

    private void afterEnd(byte b, List<Frame> complete) {
        if (b == RETURN) {
            finish(complete);
            return;
        }
        complete.add(broken("0x1C is not followed by 0x0D"));
        state = State.OUTSIDE;
        outside(b);
    }

    private void begin() {
        frame = new ByteArrayOutputStream();
        tooLarge = false;
        state = State.INSIDE;
    }

    /** Of a frame that is too large only the head is kept. */
    private void append(byte b) {
        if (!tooLarge && frame.size() < largest) {
            frame.write(b);
        } else if (!tooLarge) {
            tooLarge = true;
            byte[] head = head();
            frame = new ByteArrayOutputStream();
            frame.writeBytes(head);
        }
    }

    private void finish(List<Frame> complete) {
        state = State.OUTSIDE;
        if (tooLarge) {
            complete.add(new Frame.Broken(
                    Problem.of(
                            ProblemCode.S103_TOO_LARGE, Where.of(peer), "a frame of more than " + largest + " bytes"),
                    head()));
        } else {
            complete.add(new Frame.Message(frame.toByteArray()));
        }
    }

    private Frame broken(String message) {
        return new Frame.Broken(Problem.of(ProblemCode.S106_FRAME, Where.of(peer), message), head());
    }

    private byte[] head() {
        byte[] all = frame.toByteArray();
        return all.length <= HEAD ? all : Arrays.copyOf(all, HEAD);
    }
}
