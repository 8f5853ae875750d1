package io.vitalroute.sandbox.http;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * How a host listens.
 *
 * @param port 0 for any free one
 * @param access who is let in
 * @param keepRequests how many of the last requests are kept for assertions
 * @param tls makes it HTTPS, or null for plain HTTP
 * @param clientCertificate with TLS, whether the caller must show a certificate that the context trusts
 */
public record HostSettings(
        int port, Access access, int keepRequests, @Nullable SSLContext tls, boolean clientCertificate) {

    /** Plain HTTP for everybody, with the last 10,000 requests kept. */
    public static HostSettings on(int port) {
        return new HostSettings(port, Access.open(), 10_000, null, false);
    }

    /** The same with other access. */
    public HostSettings access(Access other) {
        return new HostSettings(port, other, keepRequests, tls, clientCertificate);
    }

    /** The same with another number of requests kept. */
    public HostSettings keepRequests(int number) {
        return new HostSettings(port, access, number, tls, clientCertificate);
    }

    /** The same as HTTPS. */
    public HostSettings tls(SSLContext context, boolean mutual) {
        return new HostSettings(port, access, keepRequests, context, mutual);
    }
}
