package io.vitalroute.sandbox.hl7;

import java.util.ArrayList;
import java.util.List;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.parser.UnexpectedSegmentBehaviourEnum;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import org.jspecify.annotations.Nullable;

/** What a strict receiver has against a message: HAPI's parser with validation, and what HAPI lets pass. */
final class StrictReader implements AutoCloseable {
    private @Nullable DefaultHapiContext context;

    /** All findings; they name segments and fields. */
    List<String> findings(Header header, byte[] message, @Nullable String text) {
        List<String> findings = new ArrayList<>();
        if (header.field(10).isEmpty()) {
            findings.add("MSH-10 is empty");
        }
        if (header.field(9).split("\\^").length != 3) {
            findings.add("MSH-9 does not have three components");
        }
        for (byte b : message) {
            if (b == '\n') {
                findings.add("a line feed in the message: segments end with a carriage return alone");
                break;
            }
        }
        if (text == null) {
            findings.add("the bytes are not in the character set of MSH-18");
            return findings;
        }
        try {
            parser().parse(text);
        } catch (HL7Exception e) {
            findings.add(e.getClass().getSimpleName() + " at " + e.getLocation());
        }
        return findings;
    }

    private synchronized PipeParser parser() {
        if (context == null) {
            DefaultHapiContext made = new DefaultHapiContext();
            made.setValidationContext(ValidationContextFactory.defaultValidation());
            made.getParserConfiguration()
                    .setUnexpectedSegmentBehaviour(UnexpectedSegmentBehaviourEnum.THROW_HL7_EXCEPTION);
            context = made;
        }
        return context.getPipeParser();
    }

    @Override
    public synchronized void close() {
        if (context != null) {
            context.close();
        }
    }
}
