package io.vitalroute.fhir.auth;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Carries one request to a token endpoint and brings its answer; implemented where HTTP is done. */
public interface TokenExchange {

    /** Posts and waits for the answer, whatever its status. */
    Reply post(Request request) throws IOException;

    /** A form to be posted. */
    record Request(URI uri, Map<String, String> headers, String form) {
        /** Without headers and form, which hold secrets. */
        @Override
        public String toString() {
            return "Request[" + uri + "]";
        }
    }

    /** An answer. */
    record Reply(int status, String body) {
        /** Without the body, which holds a token. */
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }
}
