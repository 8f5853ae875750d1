package io.vitalroute.sandbox.hl7;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A raw MLLP sender. */
final class Sender implements AutoCloseable {
    private final Socket socket;
    private final FrameReader frames;

    Sender(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        this.frames = new FrameReader(new BufferedInputStream(socket.getInputStream()), 1 << 20);
    }

    static Sender to(Hl7Receiver receiver) throws IOException {
        return new Sender(new Socket(InetAddress.getLoopbackAddress(), receiver.port()));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void send(String message) throws IOException {
        write(frame(message));
    }

    /** The next answer, or empty where the receiver has closed. */
    Optional<String> answer() throws IOException {
        return frames.next().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    String ask(String message) throws IOException {
        send(message);
        return answer().orElseThrow();
    }

    void timeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    int rawByte() throws IOException {
        return socket.getInputStream().read();
    }

    static byte[] frame(String message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x0B);
        frame.writeBytes(message.getBytes(StandardCharsets.UTF_8));
        frame.write(0x1C);
        frame.write(0x0D);
        return frame.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
