package io.vitalroute.hl7;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Messages as one file: FHS BHS {message} BTS FTS (HL7 2.6, 2.10.3). */
public final class Hl7Batch {
    private final OruProfile.Party sender;
    private final OruProfile.Party receiver;

    public Hl7Batch(OruProfile.Party sender, OruProfile.Party receiver) {
        this.sender = sender;
        this.receiver = receiver;
    }

    /**
     * The file's bytes: one batch of these messages, which stay as they are.
     *
     * @param made FHS-7 and BHS-7
     */
    public byte[] file(List<byte[]> messages, Instant made) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        messages.forEach(body::writeBytes);
        String time = Timestamps.ofInstant(made);
        String id = Ids.control(time + body.toString(StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        header("FHS", time, id).appendTo(head);
        header("BHS", time, id).appendTo(head);
        StringBuilder tail = new StringBuilder();
        Segment.of("BTS").text(1, Integer.toString(messages.size())).appendTo(tail);
        Segment.of("FTS").text(1, "1").appendTo(tail);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        file.writeBytes(body.toByteArray());
        file.writeBytes(tail.toString().getBytes(StandardCharsets.UTF_8));
        return file.toByteArray();
    }

    private Segment header(String name, String time, String id) {
        return Segment.header(name)
                .raw(3, sender.application().field())
                .raw(4, sender.facility().field())
                .raw(5, receiver.application().field())
                .raw(6, receiver.facility().field())
                .text(7, time)
                .text(11, id);
    }
}
