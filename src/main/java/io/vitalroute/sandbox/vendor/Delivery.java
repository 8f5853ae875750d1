package io.vitalroute.sandbox.vendor;

/**
 * A payload to be pushed.
 *
 * @param source the vendor, such as {@code withings}
 * @param stream what of the vendor's, such as {@code measures}
 * @param account the account that it belongs to, or empty where the body names the accounts itself
 * @param body not to be changed
 * @param description what is special about it, for people
 */
public record Delivery(
        String source, String stream, String account, String mediaType, byte[] body, String description) {
    /** Without the body, because this may be printed. */
    @Override
    public String toString() {
        return source + "/" + stream + " (" + body.length + " bytes): " + description;
    }
}
