package io.vitalroute.source.push;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.source.vendor.NoticeForm;
import io.vitalroute.source.vendor.NoticeForm.Topic;
import io.vitalroute.source.vendor.Vendor;

/** Reads notices. */
public final class Notices {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** What the log and the counters may carry of a vendor's word. */
    private static final int LONGEST_WORD = 64;

    private static final String ANY = "any";

    private final Vendor vendor;
    private final NoticeForm form;

    /** For one vendor that notifies in this form. */
    public Notices(Vendor vendor, NoticeForm form) {
        this.vendor = vendor;
        this.form = form;
    }

    /**
     * What a body asks for; each thing once, in its order. Nothing that is unknown in it is a failure.
     *
     * @param urlEncoded whether it is {@code application/x-www-form-urlencoded}, not JSON
     * @throws ProblemException S307 where it is neither
     */
    public List<Notice> read(byte[] body, boolean urlEncoded) {
        JsonNode root = urlEncoded ? form(new String(body, StandardCharsets.UTF_8)) : json(body);
        Set<Notice> all = new LinkedHashSet<>();
        if (form.envelope()) {
            root.properties().forEach(member -> each(member.getValue(), member.getKey(), all));
        } else {
            each(root, null, all);
        }
        return List.copyOf(all);
    }

    private void each(JsonNode node, @Nullable String topic, Set<Notice> all) {
        if (node.isArray()) {
            node.forEach(item -> one(item, topic, all));
        } else {
            one(node, topic, all);
        }
    }

    private void one(JsonNode notice, @Nullable String known, Set<Notice> all) {
        String word = known == null ? topic(notice) : known;
        Topic topic = form.topics().get(word);
        String account = text(notice, form.account());
        if (topic == null || account == null) {
            all.add(new Notice.Other(shown(word)));
            return;
        }
        int before = all.size();
        boolean deleted = isDelete(notice, topic);
        if (deleted) {
            topic.deleted()
                    .forEach(stream ->
                            all.add(new Notice.Deleted(account, stream, delivery(notice), notice.toString())));
        }
        if (!deleted || topic.object() == null) {
            topic.fetch().forEach(feed -> fetch(notice, account, topic, feed, all));
        }
        if (topic.ends()) {
            all.add(new Notice.Left(account));
        }
        if (topic.scopes() != null) {
            all.add(new Notice.Granted(account, texts(notice.at(topic.scopes()))));
        }
        if (all.size() == before && topic.fetch().isEmpty()) {
            all.add(new Notice.Other(shown(word)));
        }
    }

    private void fetch(JsonNode notice, String account, Topic topic, String feed, Set<Notice> all) {
        String object = topic.object() == null ? null : text(notice, topic.object());
        if (topic.address() != null) {
            object = text(notice, topic.address());
            if (object == null || !mayBeCalled(object)) {
                throw new ProblemException(Problem.of(
                                ProblemCode.S307_NOTICE,
                                Where.of(vendor.name()),
                                "a notice names an address that is not the vendor's")
                        .hint("if the vendor has moved, add the host to its file in routes/sources"));
            }
        }
        if (object != null) {
            all.add(new Notice.Fetch(account, feed, null, null, object));
            return;
        }
        for (NoticeSpan span : NoticeSpan.of(form.times(), notice)) {
            all.add(new Notice.Fetch(account, feed, span.from(), span.to(), null));
        }
    }

    private boolean isDelete(JsonNode notice, Topic topic) {
        if (form.operation() == null) {
            return topic.fetch().isEmpty();
        }
        String operation = text(notice, form.operation());
        return operation != null && form.deletes().contains(operation);
    }

    private String topic(JsonNode notice) {
        List<String> words = new ArrayList<>();
        for (JsonPointer at : form.topic()) {
            String word = text(notice, at);
            if (word != null) {
                words.add(word);
            }
        }
        return words.isEmpty() ? ANY : String.join(".", words);
    }

    private @Nullable String delivery(JsonNode notice) {
        return form.delivery() == null ? null : text(notice, form.delivery());
    }

    private boolean mayBeCalled(String address) {
        try {
            return vendor.allows(new URI(address));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new LinkedHashSet<>();
        node.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** Text or a number; anything else is as good as absent. */
    private static @Nullable String text(JsonNode notice, JsonPointer at) {
        JsonNode found = notice.at(at);
        boolean word = found.isTextual() || found.isIntegralNumber();
        return word && !found.asText().isBlank() ? found.asText() : null;
    }

    /** A word of the vendor's as it may stand in a log. */
    private static String shown(String word) {
        String plain = word.replaceAll("[^A-Za-z0-9._-]", "?");
        return plain.length() > LONGEST_WORD ? plain.substring(0, LONGEST_WORD) : plain;
    }

    private JsonNode json(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root != null && root.isContainerNode()) {
                return root;
            }
        } catch (IOException e) {
            // told below: the parser's own words would show what stands in the body
        }
        throw new ProblemException(Problem.of(
                ProblemCode.S307_NOTICE, Where.of(vendor.name()), "a notice of " + body.length + " bytes is not JSON"));
    }

    private ObjectNode form(String text) {
        ObjectNode fields = JSON.createObjectNode();
        for (String pair : text.strip().split("&")) {
            String[] parts = pair.split("=", 2);
            try {
                if (parts.length == 2) {
                    fields.put(decoded(parts[0]), decoded(parts[1]));
                }
            } catch (IllegalArgumentException e) {
                throw new ProblemException(
                        Problem.of(ProblemCode.S307_NOTICE, Where.of(vendor.name()), "a notice is not a form"));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
