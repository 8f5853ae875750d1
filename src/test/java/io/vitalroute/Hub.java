package io.vitalroute;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.vitalroute.hl7.MllpFrames;

/** A hub that sends to the engine over a socket, byte by byte as the test wants it. */
public final class Hub implements AutoCloseable {
    private final Socket socket;
    private final MllpFrames frames = new MllpFrames("hub", 1_000_000, false);
    private final List<String> answers = new ArrayList<>();

    /** Connects to a port of this machine. */
    public static Hub to(int port) throws IOException {
        return new Hub(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Uses a connection that is there. */
    public Hub(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
    }

    /** An ORU^R01 with one weight. */
    public static String weight(String id, String kilograms) {
        return header(id) + "PID|1||77001^^^CLINIC\rOBR|1||r-" + id + "\rOBX|1|NM|29463-7^Body weight^LN||" + kilograms
                + "|kg^^UCUM|||||F|||20260314073000+0100\r";
    }

    /** The header of an ORU^R01. */
    public static String header(String id) {
        return "MSH|^~\\&|HUB||VITALROUTE||20260314073300+0100||ORU^R01^ORU_R01|" + id + "|P|2.6\r";
    }

    /** Sends bytes as they are. */
    public Hub raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends text as it is, in UTF-8. */
    public Hub raw(String text) throws IOException {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a message in its frame. */
    public Hub send(String message) throws IOException {
        return raw(MllpFrames.frame(message.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next answer: MSA-1, MSA-2 and ERR-3.1, with blanks between. */
    public String answer() throws IOException {
        String text = next();
        String[] msa = segment(text, "MSA");
        String[] err = segment(text, "ERR");
        String code = err.length > 3 ? err[3].replaceFirst("\\^.*", "") : "";
        return (msa[1] + " " + (msa.length > 2 ? msa[2] : "") + " " + code).strip();
    }

    /** The next answer as it is; empty where the other side has closed. */
    public String next() throws IOException {
        byte[] buffer = new byte[8_192];
        while (answers.isEmpty()) {
            int n = socket.getInputStream().read(buffer);
            if (n < 0) {
                return "";
            }
            for (MllpFrames.Frame frame : frames.take(buffer, 0, n)) {
                answers.add(new String(((MllpFrames.Frame.Message) frame).bytes(), StandardCharsets.UTF_8));
            }
        }
        return answers.remove(0);
    }

    private static String[] segment(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.split("\\|", -1))
                .orElse(new String[0]);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
