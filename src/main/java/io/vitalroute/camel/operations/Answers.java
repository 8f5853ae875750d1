package io.vitalroute.camel.operations;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Answers over HTTP; no header of the request goes back. */
final class Answers {
    private Answers() {}

    static void give(Exchange exchange, int code, String type, String body) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, code);
        message.setHeader(Exchange.CONTENT_TYPE, type);
        message.setHeader("Cache-Control", "no-store");
        message.setBody(body);
    }
}
