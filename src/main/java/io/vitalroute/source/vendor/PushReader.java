package io.vitalroute.source.vendor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

import io.vitalroute.config.Fields;
import io.vitalroute.config.Node;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Suggest;
import io.vitalroute.problem.Where;

/** Reads the section {@code push} of a vendor file, which {@link PushSpec} has checked. */
final class PushReader {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Set<String> feeds;
    private final Findings findings;

    private PushReader(Set<String> feeds, Findings findings) {
        this.feeds = feeds;
        this.findings = findings;
    }

    /**
     * Reads it; what is wrong is added to the findings.
     *
     * @param feeds names of the vendor's feeds
     */
    static Push read(Fields push, Set<String> feeds, Findings findings, Addresses addresses) {
        PushReader reader = new PushReader(feeds, findings);
        List<Greeting> greetings = new ArrayList<>();
        for (Node greeting : push.items("greetings")) {
            greetings.add(reader.greeting(Fields.of(greeting)));
        }
        boolean secret = push.flag("secret", false);
        Signature signature = push.fields("signature").map(reader::signature).orElse(null);
        if (!secret && signature == null) {
            reader.say(
                    push.at("answer"), "neither \"secret\" nor \"signature\"", "without one of them anybody may push");
        }
        return new Push(
                push.integer("answer", 200),
                secret,
                push.flag("authorization", false),
                push.text("client"),
                signature,
                greetings,
                push.fields("notices").map(reader::notices).orElse(null),
                push.fields("subscribing")
                        .map(new SubscribingReader(findings, addresses)::read)
                        .orElse(null));
    }

    private Signature signature(Fields signature) {
        Signature.Kind kind = Signature.Kind.valueOf(constant(signature.need("kind")));
        Signature.Stamp stamp = signature
                .fields("stamp")
                .map(s -> new Signature.Stamp(s.need("header"), "millis".equals(s.text("in"))))
                .orElse(null);
        if ((kind == Signature.Kind.ECDSA_P256) != signature.has("keyset")) {
            say(
                    signature.at("kind"),
                    "\"keyset\" goes with ecdsa-p256, and only with it",
                    "the address of public keys");
        }
        return new Signature(
                kind,
                signature.need("header"),
                Signature.Encoding.valueOf(constant(or(signature.text("encoding"), "hex"))),
                stamp,
                signature.fields("stamp").map(this::window).orElse(WINDOW),
                or(signature.text("key"), "client-secret"),
                or(signature.text("suffix"), ""),
                signature.text("keyset"));
    }

    private Greeting greeting(Fields greeting) {
        int answer = greeting.integer("answer", 200);
        return switch (greeting.need("kind")) {
            case "head" -> new Greeting.Head(answer);
            case "word" -> new Greeting.Word(pointer(greeting, "at"), with(greeting, "is"), answer);
            case "challenge" ->
                new Greeting.Challenge(with(greeting, "parameter"), with(greeting, "challenge"), answer);
            default -> new Greeting.Code(with(greeting, "parameter"), answer, greeting.integer("otherwise", 404));
        };
    }

    private NoticeForm notices(Fields notices) {
        Map<String, NoticeForm.Topic> topics = new LinkedHashMap<>();
        notices.map("topics").forEach((name, node) -> topics.put(name, topic(Fields.of(node))));
        return new NoticeForm(
                notices.flag("envelope", false),
                pointer(notices, "account"),
                pointers(notices, "topic"),
                maybe(notices, "delivery"),
                maybe(notices, "operation"),
                Set.copyOf(notices.texts("deletes")),
                notices.fields("times").map(this::times).orElse(null),
                topics);
    }

    private NoticeForm.Times times(Fields times) {
        return new NoticeForm.Times(maybe(times, "in"), pointers(times, "from"), pointers(times, "to"));
    }

    private NoticeForm.Topic topic(Fields topic) {
        for (Node feed : topic.items("fetch")) {
            String name = ((Node.Text) feed).text();
            if (!feeds.contains(name)) {
                findings.say(
                        ProblemCode.C121_UNKNOWN_NAME,
                        feed.at(),
                        "there is no feed \"" + name + "\"",
                        Suggest.hint(name, feeds).orElse(null));
            }
        }
        return new NoticeForm.Topic(
                topic.texts("fetch"),
                maybe(topic, "object"),
                maybe(topic, "address"),
                topic.texts("deleted"),
                topic.flag("ends", false),
                maybe(topic, "scopes"));
    }

    private String with(Fields fields, String key) {
        String text = fields.text(key);
        if (text == null) {
            say(
                    fields.node().at(),
                    "a greeting of this kind needs \"" + key + "\"",
                    "the reference says what it means");
        }
        return or(text, "");
    }

    private @Nullable JsonPointer maybe(Fields fields, String key) {
        return fields.has(key) ? pointer(fields, key) : null;
    }

    private JsonPointer pointer(Fields fields, String key) {
        return fields.textNode(key).map(text -> pointer(text, findings)).orElseGet(JsonPointer::empty);
    }

    private List<JsonPointer> pointers(Fields fields, String key) {
        return pointers(fields, key, findings);
    }

    /** The pointers of a list. */
    static List<JsonPointer> pointers(Fields fields, String key, Findings findings) {
        return fields.items(key).stream()
                .map(node -> pointer((Node.Text) node, findings))
                .toList();
    }

    private static JsonPointer pointer(Node.Text text, Findings findings) {
        try {
            return JsonPointer.compile(text.text());
        } catch (IllegalArgumentException e) {
            findings.say(ProblemCode.C105_WRONG_TYPE, text.at(), "not a JSON Pointer", "such as /data/healthUserId");
            return JsonPointer.empty();
        }
    }

    private Duration window(Fields stamp) {
        Duration window = findings.duration(stamp, "window");
        return window == null ? WINDOW : window;
    }

    private void say(Where at, String message, String hint) {
        findings.say(ProblemCode.C105_WRONG_TYPE, at, message, hint);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
