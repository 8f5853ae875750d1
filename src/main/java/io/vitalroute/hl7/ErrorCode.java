package io.vitalroute.hl7;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Why a message was not taken: ERR-3, HL7 table 0357. */
public enum ErrorCode {
    SEGMENT_SEQUENCE("100", "segment sequence error", null),
    REQUIRED_FIELD("101", "required field missing", null),
    DATA_TYPE("102", "data type error", null),
    TABLE_VALUE("103", "table value not found", "does the receiver know our codes? see the destination's coding"),
    VALUE_TOO_LONG("104", "value too long", null),
    MESSAGE_TYPE("200", "unsupported message type", "the receiver does not take ORU^R01 here"),
    EVENT_CODE("201", "unsupported event code", "the receiver does not take ORU^R01 here"),
    PROCESSING_ID("202", "unsupported processing id", "set the destination's processing id to what the receiver takes"),
    VERSION("203", "unsupported version id", "set the destination's version to what the receiver takes"),
    UNKNOWN_KEY("204", "unknown key identifier", "the receiver does not know the patient, or the order"),
    DUPLICATE_KEY("205", "duplicate key identifier", null),
    RECORD_LOCKED("206", "application record locked", null),
    INTERNAL("207", "application internal error", null);

    private final String code;
    private final String text;
    private final @Nullable String hint;

    ErrorCode(String code, String text, @Nullable String hint) {
        this.code = code;
        this.text = text;
        this.hint = hint;
    }

    /** As ERR-3.1 has it. */
    public String code() {
        return code;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** What to do about it, or null. */
    @Nullable
    String hint() {
        return hint;
    }

    /** Whether the same message may be taken later: the receiver's own trouble, not the message's. */
    boolean passes() {
        return this == INTERNAL || this == RECORD_LOCKED;
    }

    /** By its code; empty for a code of the receiver's own. */
    static Optional<ErrorCode> of(String code) {
        return Arrays.stream(values()).filter(known -> known.code.equals(code)).findFirst();
    }
}
