package io.vitalroute.camel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/** The bean {@code drop}: where a file lies says what it is, {@code DROP/SOURCE/STREAM/ACCOUNT/file}. */
public final class DropFolder {
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String NOBODY = "_";
    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "xml", "application/xml",
            "csv", "text/csv",
            "zip", "application/zip",
            "ndjson", "application/x-ndjson");

    DropFolder() {}

    /**
     * Takes source, stream and account from the folders. An account may be percent-encoded; {@code _} stands for none, as
     * where the file itself names it.
     */
    public void address(Exchange exchange) {
        Message message = exchange.getMessage();
        String path =
                message.getHeader("CamelFileRelativePath", "", String.class).replace('\\', '/');
        String[] steps = path.split("/");
        if (steps.length != 4 || !steps[0].matches(NAME) || !steps[1].matches(NAME)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.S101_UNKNOWN_STREAM, Where.of("drop"), "a file lies where none is taken")
                            .hint("files lie in DROP/SOURCE/STREAM/ACCOUNT, in lower case with hyphens"));
        }
        message.setHeader(Headers.SOURCE, steps[0]);
        message.setHeader(Headers.STREAM, steps[1]);
        if (!steps[2].equals(NOBODY)) {
            message.setHeader(Headers.ACCOUNT, URLDecoder.decode(steps[2].replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        String ending = steps[3].substring(steps[3].lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        message.setHeader(Exchange.CONTENT_TYPE, TYPES.getOrDefault(ending, "application/octet-stream"));
    }
}
