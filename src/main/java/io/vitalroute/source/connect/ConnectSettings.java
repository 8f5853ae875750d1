package io.vitalroute.source.connect;

import java.net.URI;

import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;

/**
 * What the installation says about connecting patients.
 *
 * @param publicUrl under which patients and vendors reach this engine, without a slash at its end
 * @param organisation who asks for the data, as patients know it
 * @param purpose what the data are for, as a sentence
 * @param contact whom patients may ask, such as a telephone number
 */
public record ConnectSettings(String publicUrl, String organisation, String purpose, String contact) {

    /**
     * Reads them.
     *
     * @throws ProblemException where one is missing, or the address would carry secrets in the clear
     */
    public static ConnectSettings of(Settings settings) {
        return new ConnectSettings(
                publicUrl(settings),
                settings.need("connect.organisation", "patients are told who asks for their data"),
                settings.need("connect.purpose", "patients are told what their data are for"),
                settings.get("connect.contact", ""));
    }

    /** The page that an invitation's link opens. */
    String page(String vendor) {
        return publicUrl + "/connect/" + vendor;
    }

    /** Where the vendor sends the browser back to; registered there letter by letter (RFC 6749 section 3.1.2.3). */
    public URI callback(String vendor) {
        return URI.create(page(vendor) + "/callback");
    }

    private static String publicUrl(Settings settings) {
        String text = settings.need("public.url", "patients and vendors reach this engine under it")
                .replaceAll("/+$", "");
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && keepsSecrets(uri)) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new ProblemException(Problem.of(
                        ProblemCode.C105_WRONG_TYPE, settings.whereOf("public.url"), "public.url is not a web address")
                .hint("such as https://wearables.example.org; http only for localhost"));
    }

    private static boolean keepsSecrets(URI uri) {
        boolean here = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        return "https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme()));
    }
}
