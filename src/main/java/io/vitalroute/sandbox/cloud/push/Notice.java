package io.vitalroute.sandbox.cloud.push;

import java.net.URI;
import java.util.Map;

/**
 * A webhook call.
 *
 * @param body not to be changed
 */
public record Notice(URI to, String mediaType, Map<String, String> headers, byte[] body) {
    /** The headers are copied. */
    public Notice {
        headers = Map.copyOf(headers);
    }

    /** Without its body, because this may be printed. */
    @Override
    public String toString() {
        return "POST " + to.getPath() + " (" + body.length + " bytes)";
    }
}
