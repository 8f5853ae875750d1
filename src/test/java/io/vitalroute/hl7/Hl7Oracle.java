package io.vitalroute.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.parser.UnexpectedSegmentBehaviourEnum;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Holds an ORU^R01 against the standard: HAPI's strict parser, byte for byte equality of what HAPI writes again, and the
 * rules of HL7 2.5.1 and 2.6 and of IHE PCD-01 that no parser knows.
 */
public final class Hl7Oracle {
    private static final PipeParser PARSER = strictParser();

    private Hl7Oracle() {}

    /** Fails unless the message is a correct ORU^R01 of the version and profile that it claims. */
    public static Message assertStrictlyParses(byte[] message) {
        String text = decode(message);
        Message parsed = parse(text);
        assertThat(parsed.getClass().getSimpleName()).isEqualTo("ORU_R01");
        if (text.indexOf('\\', 9) < 0) {
            assertThat(encode(parsed)).isEqualTo(text);
        }
        boolean pcd = text.contains("1.3.6.1.4.1.19376.1.6.1.1.1");
        HeaderRules.check(segments(parsed, "MSH").get(0), segments(parsed, "PID"), pcd);
        List<Segment> reports = segments(parsed, "OBR");
        assertThat(reports).isNotEmpty();
        Set<String> fillers = new HashSet<>();
        for (Group order : orders(parsed)) {
            Segment obr = segments(order, "OBR").get(0);
            assertThat(fillers.add(field(obr, 3)))
                    .as("one OBR per filler number")
                    .isTrue();
            ReportRules.check(obr, segments(order, "OBX"), pcd);
        }
        if (pcd) {
            assertThat(segments(parsed, "ORC")).as("PCD-01 forbids ORC").isEmpty();
        }
        return parsed;
    }

    /** All segments of a name, at any depth, in order. */
    static List<Segment> segments(Group group, String name) {
        List<Segment> found = new ArrayList<>();
        for (String child : group.getNames()) {
            for (Structure structure : all(group, child)) {
                if (structure instanceof Group inner) {
                    found.addAll(segments(inner, name));
                } else if (structure.getName().equals(name)) {
                    found.add((Segment) structure);
                }
            }
        }
        return found;
    }

    /** A field as ER7, its repetitions joined. */
    static String field(Segment segment, int number) {
        try {
            List<String> repetitions = new ArrayList<>();
            for (Type repetition : segment.getField(number)) {
                repetitions.add(repetition.encode());
            }
            return String.join("~", repetitions);
        } catch (HL7Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A component as ER7, or empty. */
    static String component(String field, int number) {
        String[] parts = field.split("\\^", -1);
        return number <= parts.length ? parts[number - 1] : "";
    }

    private static List<Group> orders(Message message) {
        List<Group> orders = new ArrayList<>();
        for (Structure result : all(message, "PATIENT_RESULT")) {
            all((Group) result, "ORDER_OBSERVATION").forEach(order -> orders.add((Group) order));
        }
        return orders;
    }

    private static List<Structure> all(Group group, String name) {
        try {
            return List.of(group.getAll(name));
        } catch (HL7Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Message parse(String text) {
        try {
            return PARSER.parse(text);
        } catch (HL7Exception e) {
            return fail("not a valid message: " + e.getMessage() + "\n" + text.replace('\r', '\n'), e);
        }
    }

    private static String encode(Message message) {
        try {
            return message.encode();
        } catch (HL7Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The text by the charset of MSH-18, and the segment ends. */
    static String decode(byte[] message) {
        String header = new String(message, StandardCharsets.ISO_8859_1).split("\r", 2)[0];
        String[] fields = header.split("\\|", -1);
        String name = fields.length > 17 ? fields[17] : "";
        Charset charset = name.isEmpty() ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
        assertThat(name).isIn("", "UNICODE UTF-8");
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(message))
                    .toString();
            assertThat(text).endsWith("\r").doesNotContain("\n", "\r\r", "\u000B", "\u001C");
            assertThat(text).as("no null that deletes").doesNotContainPattern("[|^&~]\"\"[|^&~\r]");
            return text;
        } catch (CharacterCodingException e) {
            return fail("the bytes are not what MSH-18 says", e);
        }
    }

    private static PipeParser strictParser() {
        DefaultHapiContext context = new DefaultHapiContext(ValidationContextFactory.defaultValidation());
        context.getParserConfiguration()
                .setUnexpectedSegmentBehaviour(UnexpectedSegmentBehaviourEnum.THROW_HL7_EXCEPTION);
        return context.getPipeParser();
    }
}
