package io.vitalroute.api;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.vitalroute.camel.web.WebAnswer;
import io.vitalroute.camel.web.WebPage;
import io.vitalroute.camel.web.WebRequest;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.source.connect.Invitation;
import io.vitalroute.source.connect.InvitationLink;
import io.vitalroute.source.connect.Invitations;

/**
 * {@code /api/invitations}: {@code POST} {@code {"vendor", "patient": "SYSTEM|ID", "zone", "days", "by"}} answers 201 with
 * the link, {@code GET} lists those that are open, {@code DELETE /api/invitations/ID} takes one back.
 */
public final class InvitationsApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> KEYS = Set.of("vendor", "patient", "zone", "days", "by");
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 90;

    private final Invitations invitations;
    private final InvitationLink links;
    private final Predicate<String> vendors;
    private final Clock clock;

    /**
     * Over these invitations.
     *
     * @param vendors whether patients can connect with a vendor of this name
     */
    public InvitationsApi(Invitations invitations, InvitationLink links, Predicate<String> vendors, Clock clock) {
        this.invitations = invitations;
        this.links = links;
        this.vendors = vendors;
        this.clock = clock;
    }

    /** The pages by the name that routes use. */
    public Map<String, WebPage> all() {
        return Map.of("invitations", this::answer);
    }

    private WebAnswer answer(WebRequest request) {
        return switch (request.method()) {
            case "POST" -> invite(request);
            case "DELETE" -> withdraw(request);
            default -> list(request);
        };
    }

    private WebAnswer invite(WebRequest request) {
        JsonNode asked = read(request.body());
        String vendor = text(asked, "vendor");
        if (!vendors.test(vendor)) {
            throw wrong("vendor", "there is no vendor of this name that patients connect with");
        }
        int days = asked.path("days").asInt(USUAL_DAYS);
        if (days < 1 || days > MOST_DAYS) {
            throw wrong("days", "a link lives 1 to " + MOST_DAYS + " days");
        }
        Invitation invitation = links.invite(
                vendor,
                patient(asked),
                zone(asked),
                Duration.ofDays(days),
                asked.path("by").asText("api"),
                clock.instant());
        return WebAnswer.json(
                        201,
                        json(invitation)
                                .put("link", links.of(invitation).toString())
                                .toString())
                .with("Cache-Control", "no-store");
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree != null && tree.isObject()) {
                tree.fieldNames().forEachRemaining(key -> {
                    if (!KEYS.contains(key)) {
                        throw wrong("body", "an unknown key; known are " + String.join(", ", KEYS));
                    }
                });
                return tree;
            }
        } catch (IOException e) {
            // told below
        }
        throw wrong("body", "it is not a JSON object");
    }

    private static PatientRef patient(JsonNode asked) {
        try {
            return new PatientRef(java.util.List.of(PatientRef.Identifier.parse(text(asked, "patient"))));
        } catch (IllegalArgumentException e) {
            throw wrong("patient", "an identifier is written SYSTEM|VALUE, such as urn:oid:1.2.3|p1");
        }
    }

    private static @Nullable ZoneId zone(JsonNode asked) {
        try {
            return asked.hasNonNull("zone") ? ZoneId.of(asked.get("zone").asText()) : null;
        } catch (DateTimeException e) {
            throw wrong("zone", "not a time zone; such as Europe/Zurich");
        }
    }

    private static String text(JsonNode asked, String key) {
        String text = asked.path(key).asText("");
        if (text.isBlank()) {
            throw wrong(key, "it is missing");
        }
        return text;
    }

    private WebAnswer withdraw(WebRequest request) {
        boolean done = invitations.withdraw(request.parameter("id").orElse(""));
        return done
                ? new WebAnswer(204, Map.of(), new byte[0])
                : WebAnswer.json(404, "{\"message\":\"no open invitation has this id\"}");
    }

    private WebAnswer list(WebRequest request) {
        ArrayNode all = JSON.createArrayNode();
        invitations.open(request.parameter("vendor").orElse(null)).forEach(one -> all.add(json(one)));
        return WebAnswer.json(200, all.toString()).with("Cache-Control", "no-store");
    }

    private static ObjectNode json(Invitation invitation) {
        return JSON.createObjectNode()
                .put("id", invitation.id())
                .put("vendor", invitation.vendor())
                .put("patient", invitation.patient().primary().toString())
                .put("by", invitation.by())
                .put("createdAt", invitation.createdAt().toString())
                .put("expiresAt", invitation.expiresAt().toString());
    }

    private static ProblemException wrong(String field, String what) {
        return new ProblemException(
                Problem.of(ProblemCode.S110_REQUEST, Where.of(field), what)
                        .hint(
                                "{\"vendor\": \"withings\", \"patient\": \"SYSTEM|ID\", \"zone\": \"Europe/Zurich\", \"days\": 7}"));
    }
}
