package io.vitalroute.camel;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

import io.vitalroute.reading.Body;

/** Message bodies of any kind as bytes that can be read twice; files stay files, whatever their size. */
public final class Bodies {
    private Bodies() {}

    /** The body of a message. */
    public static Body of(Message message) throws IOException {
        Object body = message.getBody();
        if (body instanceof GenericFile<?> file && file.getFile() instanceof File onDisk) {
            return new OnDisk(onDisk);
        }
        if (body instanceof File file) {
            return new OnDisk(file);
        }
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        if (body == null || body instanceof Map<?, ?>) {
            return Body.of(form(message));
        }
        byte[] bytes = message.getBody(byte[].class);
        return Body.of(bytes == null ? new byte[0] : bytes);
    }

    /** Vert.x takes a form apart before anybody sees its bytes: put together again, in the order in which it came. */
    private static byte[] form(Message message) {
        if (!(message instanceof HttpMessage http)) {
            return new byte[0];
        }
        return http.getRequest().formAttributes().entries().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A file that is read where it lies. */
    private record OnDisk(File file) implements Body {
        @Override
        public long length() {
            return file.length();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file.toPath());
        }
    }
}
