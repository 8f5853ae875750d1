package io.vitalroute.hl7;

import java.util.Optional;

/**
 * The parts of MSH by which a message is handled without looking at what it says.
 *
 * @param sendingApplication MSH-3; the next three are MSH-4 to MSH-6
 * @param type MSH-9.1, such as {@code ORU}
 * @param trigger MSH-9.2, such as {@code R01}
 * @param controlId MSH-10
 * @param processingId MSH-11, {@code P} where it is empty
 * @param version MSH-12, {@code 2.5.1} where it is empty
 * @param acceptAcknowledgement MSH-15: AL, NE, ER, SU or empty
 * @param applicationAcknowledgement MSH-16: the same
 */
public record MessageHeader(
        Designator sendingApplication,
        Designator sendingFacility,
        Designator receivingApplication,
        Designator receivingFacility,
        String type,
        String trigger,
        String controlId,
        String processingId,
        String version,
        String acceptAcknowledgement,
        String applicationAcknowledgement) {

    /** What an unreadable message is answered by. */
    static final MessageHeader UNREADABLE = new MessageHeader(
            Designator.NONE, Designator.NONE, Designator.NONE, Designator.NONE, "", "", "", "P", "2.5.1", "", "");

    /** Reads the header; empty where the bytes are no HL7 v2 message. */
    public static Optional<MessageHeader> read(byte[] message) {
        return Er7Message.read(message).map(Er7Message::header).map(MessageHeader::of);
    }

    private static MessageHeader of(Er7Segment msh) {
        return new MessageHeader(
                designator(msh, 3),
                designator(msh, 4),
                designator(msh, 5),
                designator(msh, 6),
                msh.component(9, 1),
                msh.component(9, 2),
                msh.component(10, 1),
                orElse(msh.component(11, 1), "P"),
                orElse(msh.component(12, 1), "2.5.1"),
                msh.component(15, 1),
                msh.component(16, 1));
    }

    private static Designator designator(Er7Segment msh, int field) {
        String id = msh.component(field, 2);
        String type = msh.component(field, 3);
        boolean universal = !id.isEmpty() && !type.isEmpty();
        return new Designator(msh.component(field, 1), universal ? id : null, universal ? type : null);
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /** Whether the sender asks for enhanced acknowledgements (HL7 2.6, 2.9.3). */
    boolean enhanced() {
        return !acceptAcknowledgement.isEmpty() || !applicationAcknowledgement.isEmpty();
    }
}
