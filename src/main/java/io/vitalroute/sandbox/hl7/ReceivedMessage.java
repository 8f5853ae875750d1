package io.vitalroute.sandbox.hl7;

import java.time.Instant;
import java.util.List;

/**
 * A message as it arrived.
 *
 * @param sender MSH-3
 * @param controlId MSH-10
 * @param type MSH-9
 * @param bytes the message without its frame; not to be changed
 * @param text the same, read in the character set of MSH-18
 * @param findings what a strict reader has against it; empty for a good message
 * @param repeat whether it came before, by MSH-3 and MSH-10
 */
public record ReceivedMessage(
        String sender,
        String controlId,
        String type,
        byte[] bytes,
        String text,
        List<String> findings,
        Repeat repeat,
        Instant at) {

    /** Whether a message came before. Only messages that were taken count as having come. */
    public enum Repeat {
        /** It is new. */
        FIRST,
        /** It came before, byte for byte. */
        SAME,
        /** Its control id came before, with other content: the sender is at fault. */
        OTHER
    }

    /** The segments with this name, each as its line. */
    public List<String> segments(String name) {
        return text.lines().filter(line -> line.startsWith(name + "|")).toList();
    }

    /** Type, id and size only: the message holds health data, and this may be printed. */
    @Override
    public String toString() {
        return type + " " + controlId + " (" + bytes.length + " bytes, " + repeat + ")";
    }
}
