package io.vitalroute.source.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.source.vendor.Signature;

/** Signatures of vendors, over the bytes as they came. */
final class Signatures {
    private static final Pattern TIME = Pattern.compile("\\d{1,15}");

    private final Keys keys;
    private final PublicKeys publicKeys;

    Signatures(Keys keys, PublicKeys publicKeys) {
        this.keys = keys;
        this.publicKeys = publicKeys;
    }

    /** Throws S302 or S303 where it is not the vendor's, or too old. */
    void check(Signature signature, Arrival arrival, Instant now) {
        String sent = arrival.header(signature.header())
                .orElseThrow(() -> wrong(arrival, "there is no signature in " + signature.header()));
        String stamp = stamp(signature, arrival);
        boolean good = signature.keyset() == null
                ? isHmac(signature, arrival, stamp, sent)
                : publicKeys.verifies(arrival.vendor(), signature.keyset(), sent, arrival.body(), now);
        if (!good) {
            throw wrong(arrival, "the signature does not fit the body");
        }
        inTime(signature, arrival, stamp, now);
    }

    private boolean isHmac(Signature signature, Arrival arrival, String stamp, String sent) {
        List<String> secrets = Gate.needed(keys, arrival, signature.key());
        List<String> wanted = secrets.stream()
                .map(secret -> written(signature, hmac(signature, secret + signature.suffix(), stamp, arrival.body())))
                .toList();
        return Gate.isOneOf(wanted, sent);
    }

    private static String stamp(Signature signature, Arrival arrival) {
        Signature.Stamp stamp = signature.stamp();
        return stamp == null
                ? ""
                : arrival.header(stamp.header())
                        .orElseThrow(() -> wrong(arrival, "there is no time in " + stamp.header()));
    }

    private static void inTime(Signature signature, Arrival arrival, String text, Instant now) {
        Signature.Stamp stamp = signature.stamp();
        if (stamp == null) {
            return;
        }
        if (!TIME.matcher(text).matches()) {
            throw Gate.refused(ProblemCode.S303_LATE, arrival, "the time in " + stamp.header() + " is none");
        }
        long count = Long.parseLong(text);
        Instant at = stamp.millis() ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count);
        if (at.isBefore(now.minus(signature.window())) || at.isAfter(now.plus(signature.window()))) {
            throw new ProblemException(Problem.of(
                            ProblemCode.S303_LATE,
                            Where.of(arrival.vendor()),
                            "the time in " + stamp.header() + " is more than " + signature.window() + " from ours")
                    .hint("an old request sent again, or a clock that is wrong"));
        }
    }

    private static byte[] hmac(Signature signature, String key, String stamp, byte[] body) {
        String algorithm = signature.kind() == Signature.Kind.HMAC_SHA1 ? "HmacSHA1" : "HmacSHA256";
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            mac.update(stamp.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static String written(Signature signature, byte[] bytes) {
        return switch (signature.encoding()) {
            case HEX -> HexFormat.of().formatHex(bytes);
            case HEX_UPPER -> HexFormat.of().withUpperCase().formatHex(bytes);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
        };
    }

    private static ProblemException wrong(Arrival arrival, String message) {
        return Gate.refused(ProblemCode.S302_SIGNATURE, arrival, message);
    }
}
