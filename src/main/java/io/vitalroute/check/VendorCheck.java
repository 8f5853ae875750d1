package io.vitalroute.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.config.Settings;
import io.vitalroute.config.YamlText;
import io.vitalroute.mapping.Secrets;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.source.vendor.Feed;
import io.vitalroute.source.vendor.Vendor;
import io.vitalroute.source.vendor.VendorFile;

/**
 * Vendor files: what their reader finds, secrets, and streams without a mapping.
 *
 * @param streams what there are mappings for, as {@code source/stream}
 */
record VendorCheck(Texts texts, Set<String> streams) {

    /** All findings of a file. */
    void check(Path file, List<Problem> problems) {
        texts.read(file, problems).ifPresent(text -> check(MappingFolder.named(file), text, problems));
    }

    /** All findings of a text; the vendor of an example in documentation needs no mappings. */
    void check(String name, String text, List<Problem> problems) {
        List<Problem> unused = new ArrayList<>();
        Vendor vendor = VendorFile.read(name, text, Settings.of(Map.of()), problems);
        Node root = YamlText.read(name, text, unused);
        if (root != null) {
            Secrets.check(root, problems);
        }
        boolean isFile = name.endsWith(VendorFile.SUFFIX);
        if (root != null && vendor != null && isFile) {
            vendor.feeds().values().forEach(feed -> stream(vendor, feed, Fields.of(root), problems));
        }
    }

    private void stream(Vendor vendor, Feed feed, Fields root, List<Problem> problems) {
        if (streams.contains(vendor.name() + "/" + feed.stream())) {
            return;
        }
        String declared = feed.each() == null
                ? feed.name()
                : feed.name().substring(0, feed.name().length() - feed.each().length() - 1);
        List<String> known = streams.stream()
                .filter(stream -> stream.startsWith(vendor.name() + "/"))
                .map(stream -> stream.substring(vendor.name().length() + 1))
                .toList();
        root.fields("feeds")
                .flatMap(feeds -> feeds.fields(declared))
                .ifPresent(fields -> problems.add(Problem.of(
                                ProblemCode.C121_UNKNOWN_NAME,
                                fields.at("stream"),
                                "no mapping accepts the stream \"" + feed.stream() + "\" of " + vendor.name()
                                        + ": what is fetched would be of no use")
                        .hint(Suggest.hint(feed.stream(), known).orElse("write a mapping for it"))));
    }
}
