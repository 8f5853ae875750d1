package io.vitalroute.hl7;

/** Which answers a sender asks for in MSH-15 and MSH-16 (HL7 2.6, 2.9.2 and 2.9.3). */
public enum AcknowledgementMode {
    /** Original mode, both fields empty: one application acknowledgement (AA, AE, AR). */
    ORIGINAL("", ""),
    /** Enhanced mode, AL and NE: one commit acknowledgement (CA, CE, CR), as PCD-01 has it. */
    COMMIT("AL", "NE"),
    /** Enhanced mode, AL and AL: a commit acknowledgement, and an application acknowledgement later. */
    COMMIT_AND_APPLICATION("AL", "AL");

    private final String accept;
    private final String application;

    AcknowledgementMode(String accept, String application) {
        this.accept = accept;
        this.application = application;
    }

    /** The mode that a message of ours asks for, by its MSH-15 and MSH-16; {@link #ORIGINAL} where it cannot be read. */
    public static AcknowledgementMode askedBy(byte[] message) {
        MessageHeader header = MessageHeader.read(message).orElse(MessageHeader.UNREADABLE);
        for (AcknowledgementMode mode : values()) {
            if (mode.accept.equals(header.acceptAcknowledgement())
                    && mode.application.equals(header.applicationAcknowledgement())) {
                return mode;
            }
        }
        return ORIGINAL;
    }

    /** Whether this answer ends the wait. A receiver that commits only, or answers at once in full, is believed. */
    public boolean settledBy(Acknowledgement.Accepted answer) {
        return this != COMMIT_AND_APPLICATION || answer.level() == Acknowledgement.Level.APPLICATION;
    }

    /** MSH-15. */
    String accept() {
        return accept;
    }

    /** MSH-16. */
    String application() {
        return application;
    }
}
