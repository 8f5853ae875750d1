package io.vitalroute.source.vendor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.config.Settings;
import io.vitalroute.config.YamlText;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;

/** Reads {@code *.vendor.yaml} files. */
public final class VendorFile {
    /** How the names of vendor files end. */
    public static final String SUFFIX = ".vendor.yaml";

    private final Settings settings;
    private final Findings findings;

    private VendorFile(Settings settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for findings, and for the check that it agrees with {@code vendor}
     * @param settings what overrules it: {@code VENDOR.api}, {@code .authorize}, {@code .token}, {@code .scopes}, {@code
     *     .history}
     * @param problems takes all findings at once, each with line and column
     * @return null where something was found
     */
    public static @Nullable Vendor read(String file, String text, Settings settings, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Node root = YamlText.read(file, text, found);
        Vendor vendor = null;
        if (root != null && VendorSpec.VENDOR.check(root, found)) {
            vendor = new VendorFile(settings, new Findings(found)).vendor(file, Fields.of(root));
        }
        problems.addAll(new LinkedHashSet<>(found));
        return found.isEmpty() ? vendor : null;
    }

    private Vendor vendor(String file, Fields fields) {
        String name = fields.need("vendor");
        name(file, name, fields);
        Addresses addresses = Addresses.of(settings, name);
        Fields oauthFields = fields.fields("oauth").orElse(null);
        Scopes scopes = Scopes.of(oauthFields, name, settings, findings);
        String api = addresses.base(fields, "api", name + ".api", findings);
        addresses.more(fields, findings);
        OAuth oauth = oauthFields == null ? null : new OAuthReader(findings, addresses, scopes).read(oauthFields);
        Map<String, Feed> feeds = feeds(
                fields,
                new FeedReader(
                        findings,
                        addresses,
                        scopes,
                        settings.duration(name + ".history").orElse(null)));
        if (oauth == null || !oauth.joinedBy().isEmpty()) {
            scopes.unneeded(findings);
        }
        Manners manners = new Manners(findings);
        return new Vendor(
                name,
                fields.need("title"),
                api,
                addresses.hosts(),
                oauth,
                fields.fields("answers").map(manners::answers).orElse(Answers.HTTP),
                fields.fields("limits").map(manners::limits).orElse(Limits.NONE),
                feeds,
                fields.fields("push")
                        .map(push -> PushReader.read(push, feeds.keySet(), findings, addresses))
                        .orElse(null));
    }

    private Map<String, Feed> feeds(Fields fields, FeedReader reader) {
        Map<String, Feed> feeds = new LinkedHashMap<>();
        for (Node.Field field : Findings.entries(fields, "feeds")) {
            for (Feed feed : reader.read(field.key(), Fields.of(field.value()))) {
                if (feeds.put(feed.name(), feed) != null) {
                    findings.say(
                            ProblemCode.C102_DUPLICATE_KEY,
                            field.at(),
                            "a second feed called \"" + feed.name() + "\"",
                            "words of each are told apart by the name of their feed");
                }
            }
        }
        return feeds;
    }

    private void name(String file, String name, Fields fields) {
        String path = file.replace('\\', '/');
        if (!name.matches("[a-z][a-z0-9-]*")) {
            findings.say(
                    ProblemCode.C109_NAME,
                    fields.at("vendor"),
                    "a vendor's name has small letters, digits and hyphens",
                    null);
        } else if (path.endsWith(SUFFIX) && !("/" + path).endsWith("/" + name + SUFFIX)) {
            findings.say(
                    ProblemCode.C109_NAME,
                    fields.at("vendor"),
                    "the vendor is called \"" + name + "\", its file is not",
                    "the file of a vendor is called as the vendor, with " + SUFFIX);
        }
    }
}
