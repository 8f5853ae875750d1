package io.vitalroute.sandbox.hl7;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One sender's connection: reads frames, and answers each before the next, as the plan says. */
final class Connection implements Runnable {
    private static final int LIMIT = 64 * 1024 * 1024;

    private final Socket socket;
    private final Desk desk;
    private final CountDownLatch closing = new CountDownLatch(1);

    Connection(Socket socket, Desk desk) {
        this.socket = socket;
        this.desk = desk;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            FrameReader frames = new FrameReader(new BufferedInputStream(socket.getInputStream()), LIMIT);
            OutputStream out = socket.getOutputStream();
            for (Optional<byte[]> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                if (!answer(desk.take(frame.get()), out)) {
                    return;
                }
            }
        } catch (IOException e) {
            close();
        }
    }

    /** Ends the connection, also while a late answer is being waited for. */
    void close() {
        closing.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False where the connection is to end. */
    private boolean answer(Reply reply, OutputStream out) throws IOException {
        Hl7Fault fault = reply.fault();
        if (fault instanceof Hl7Fault.Close) {
            return false;
        }
        write(reply.odd(), out);
        if (fault instanceof Hl7Fault.Silence
                || fault instanceof Hl7Fault.Garbage
                || fault instanceof Hl7Fault.WrongId) {
            return true;
        }
        if (fault instanceof Hl7Fault.WrongIdFirst first) {
            pause(first.then());
        } else if (fault instanceof Hl7Fault.Slow slow) {
            pause(slow.by());
        }
        proper(reply, out);
        return true;
    }

    private static void proper(Reply reply, OutputStream out) throws IOException {
        if (reply.fault() instanceof Hl7Fault.ByteByByte) {
            trickle(reply.proper(), out);
        } else if (reply.fault() instanceof Hl7Fault.NoTrailer) {
            unfinished(reply.proper(), out);
        } else {
            if (reply.fault() instanceof Hl7Fault.JunkFirst) {
                out.write("\r\nHTTP/1.1 400\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            write(reply.proper(), out);
        }
    }

    private void pause(Duration time) throws IOException {
        try {
            if (closing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the receiver closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the receiver stops", e);
        }
    }

    private static void write(List<byte[]> messages, OutputStream out) throws IOException {
        for (byte[] message : messages) {
            out.write(framed(message));
            out.flush();
        }
    }

    private static void trickle(List<byte[]> messages, OutputStream out) throws IOException {
        for (byte[] message : messages) {
            for (byte b : framed(message)) {
                out.write(b);
                out.flush();
            }
        }
    }

    private static void unfinished(List<byte[]> messages, OutputStream out) throws IOException {
        for (byte[] message : messages) {
            out.write(FrameReader.START);
            out.write(message);
            out.flush();
        }
    }

    private static byte[] framed(byte[] message) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 3);
        frame.write(FrameReader.START);
        frame.writeBytes(message);
        frame.write(FrameReader.END);
        frame.write(FrameReader.RETURN);
        return frame.toByteArray();
    }
}
