package io.vitalroute.fhir;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;

/**
 * What a server says it can do (R4 capabilitystatement.html).
 *
 * @param fhirVersion such as {@code 4.0.1}
 * @param system interactions of the whole server, such as {@code transaction}
 * @param resources by type
 */
public record FhirCapability(String fhirVersion, Set<String> system, Map<String, Ability> resources) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /**
     * What can be done with one type of resource.
     *
     * @param interactions such as {@code create}, {@code update}
     * @param updateCreate whether a client may choose ids
     * @param profiles supportedProfile
     */
    public record Ability(
            Set<String> interactions,
            boolean updateCreate,
            boolean conditionalCreate,
            boolean conditionalUpdate,
            Set<String> profiles) {
        static final Ability NONE = new Ability(Set.of(), false, false, false, Set.of());

        boolean does(WriteMode mode) {
            boolean create = interactions.contains("create");
            boolean update = interactions.contains("update");
            return switch (mode) {
                case CONDITIONAL_CREATE -> create && conditionalCreate;
                case CONDITIONAL_UPDATE -> update && conditionalUpdate;
                case CLIENT_ID -> update && updateCreate;
                case CREATE -> create;
            };
        }
    }

    /**
     * What fits a server.
     *
     * @param profile the wish, as near as the server can come; meaningful only without problems
     * @param changes where and why it departs from the wish, in words for the log
     * @param problems why the server cannot be written to
     */
    public record Fit(FhirProfile profile, List<String> changes, List<Problem> problems) {}

    /** Reads a CapabilityStatement; what is not there is taken as not supported. */
    public static FhirCapability read(JsonNode statement) {
        Set<String> system = new HashSet<>();
        Map<String, Ability> resources = new HashMap<>();
        for (JsonNode rest : statement.path("rest")) {
            if (rest.path("mode").asText().equals("server")) {
                system.addAll(codes(rest));
                rest.path("resource")
                        .forEach(one -> resources.put(one.path("type").asText(), ability(one)));
            }
        }
        String version = statement.path("fhirVersion").asText();
        return new FhirCapability(version, Set.copyOf(system), Map.copyOf(resources));
    }

    /**
     * The same out of a server's answer.
     *
     * @param destination its name, for problems
     * @throws ProblemException where the answer is something else
     */
    public static FhirCapability read(String destination, int status, byte[] body) {
        try {
            JsonNode statement = status == 200 ? JSON.readTree(body) : JSON.missingNode();
            if (statement.path("resourceType").asText().equals("CapabilityStatement")) {
                return read(statement);
            }
        } catch (IOException e) {
            // said below
        }
        String message = "HTTP " + status + " from /metadata, without a CapabilityStatement in JSON";
        throw new ProblemException(Problem.of(ProblemCode.D104_BAD_ANSWER, Where.of(destination), message)
                .hint("check the address and the credentials, or say outright how the server is to be written to"));
    }

    /** The settings that come nearest to what is wished for. */
    public Fit fit(FhirProfile wish, String destination) {
        return new CapabilityFit(this, destination).fit(wish);
    }

    Ability of(String type) {
        return resources.getOrDefault(type, Ability.NONE);
    }

    private static Ability ability(JsonNode resource) {
        Set<String> profiles = new HashSet<>();
        resource.path("supportedProfile").forEach(one -> profiles.add(one.asText()));
        return new Ability(
                codes(resource),
                resource.path("updateCreate").asBoolean(),
                resource.path("conditionalCreate").asBoolean(),
                resource.path("conditionalUpdate").asBoolean(),
                Set.copyOf(profiles));
    }

    private static Set<String> codes(JsonNode holder) {
        Set<String> codes = new HashSet<>();
        holder.path("interaction").forEach(one -> codes.add(one.path("code").asText()));
        return Set.copyOf(codes);
    }
}
