package io.vitalroute.sandbox.fhir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.Resource;

/**
 * A search, as in {@code Observation?identifier=urn:x|1&code=http://loinc.org|8867-4}. All parameters must fit; within
 * one, commas mean "or" (FHIR R4 section 3.1.1.4).
 */
record Criteria(String type, Map<String, List<String>> parameters) {

    /** Reads a type with a query, as it stands in a conditional URL or reference. */
    static Criteria parse(String url) {
        int mark = url.indexOf('?');
        if (mark < 1) {
            throw new InvalidRequestException("A condition is written [type]?[parameters]");
        }
        return query(url.substring(0, mark), url.substring(mark + 1));
    }

    /** Reads a query about a type. */
    static Criteria query(String type, String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new InvalidRequestException("A condition needs parameters of the form name=value");
            }
            parameters
                    .computeIfAbsent(decode(part.substring(0, equals)), name -> new ArrayList<>())
                    .add(decode(part.substring(equals + 1)));
        }
        Criteria criteria = new Criteria(type, parameters);
        criteria.check();
        return criteria;
    }

    /** Refuses parameters that this server does not search by. */
    Criteria check() {
        for (String name : parameters.keySet()) {
            if (SearchParameter.of(type, name).isEmpty()) {
                throw new InvalidRequestException(
                        "Unknown search parameter \"" + name + "\" for resource type " + type);
            }
        }
        return this;
    }

    /** Whether a resource of the type fits. */
    boolean fits(Resource resource) {
        return parameters.entrySet().stream()
                .allMatch(entry -> SearchParameter.of(type, entry.getKey())
                        .filter(parameter ->
                                entry.getValue().stream().allMatch(value -> anyOf(parameter, resource, value)))
                        .isPresent());
    }

    /** {@code system|value} if it is asked for as a whole, for which there is an index. */
    Optional<String> wholeIdentifier() {
        return parameters.getOrDefault("identifier", List.of()).stream()
                .filter(value -> value.indexOf('|') > 0 && !value.endsWith("|") && value.indexOf(',') < 0)
                .findFirst();
    }

    private static boolean anyOf(SearchParameter parameter, Resource resource, String value) {
        for (String choice : value.split(",")) {
            if (parameter.fits(resource, choice)) {
                return true;
            }
        }
        return false;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
