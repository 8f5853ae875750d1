package io.vitalroute.camel;

import java.util.Locale;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What came back over HTTP. */
final class HttpAnswer {
    private final Message message;

    private HttpAnswer(Message message) {
        this.message = message;
    }

    static HttpAnswer of(Exchange exchange) {
        return new HttpAnswer(exchange.getMessage());
    }

    int status() {
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        return status == null ? 0 : status;
    }

    byte[] body() {
        byte[] bytes = message.getBody() == null ? null : message.getBody(byte[].class);
        return bytes == null ? new byte[0] : bytes;
    }

    /** A header, whatever the case of its name; of several the last. */
    @Nullable
    String header(String name) {
        String found = null;
        for (Map.Entry<String, Object> entry : message.getHeaders().entrySet()) {
            if (entry.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                found = String.valueOf(entry.getValue());
            }
        }
        return found;
    }
}
