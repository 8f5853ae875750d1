package io.vitalroute.sandbox.hl7;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * How the receiver listens and how it reads.
 *
 * @param port 0 for any free one
 * @param strict whether a message must parse strictly, or else is answered with AE
 * @param tls makes it MLLP over TLS, or null for plain
 * @param clientCertificate with TLS, whether the sender must show a certificate that the context trusts
 */
public record Hl7Settings(
        int port, boolean strict, @Nullable SSLContext tls, boolean clientCertificate) {

    /** Plain and strict. */
    public static Hl7Settings on(int port) {
        return new Hl7Settings(port, true, null, false);
    }

    /** The same, strict or taking anything with a header, for load tests. */
    public Hl7Settings strict(boolean on) {
        return new Hl7Settings(port, on, tls, clientCertificate);
    }

    /** The same over TLS. */
    public Hl7Settings tls(SSLContext context, boolean mutual) {
        return new Hl7Settings(port, strict, context, mutual);
    }
}
