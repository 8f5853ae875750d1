package io.vitalroute.sandbox.fhir;

import java.util.List;
import java.util.Map;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** References inside resources: resolved where a transaction allows it (FHIR R4 section 3.1.0.11.2), and checked. */
final class References {
    private final FhirContext context;
    private final FhirStore store;
    private final boolean check;

    References(FhirContext context, FhirStore store, boolean check) {
        this.context = context;
        this.store = store;
        this.check = check;
    }

    /** Whether a reference names its target by a search. */
    boolean hasConditional(Resource resource) {
        return of(resource).stream().anyMatch(reference -> conditional(reference.getReference()));
    }

    /** Puts real references in the place of full URLs of the bundle and of searches. */
    void resolve(Resource resource, Map<String, String> byFullUrl) {
        for (Reference reference : of(resource)) {
            String text = reference.getReference();
            if (byFullUrl.containsKey(text)) {
                reference.setReference(byFullUrl.get(text));
            } else if (conditional(text)) {
                reference.setReference(onlyMatch(text));
            }
        }
    }

    /** Refuses references that lead nowhere. */
    void check(Resource resource) {
        for (Reference reference : of(resource)) {
            String text = reference.getReference();
            if (text == null || text.startsWith("#") || text.startsWith("http:") || text.startsWith("https:")) {
                continue;
            }
            if (text.startsWith("urn:") || conditional(text)) {
                throw new InvalidRequestException("A reference of " + resource.fhirType() + " cannot be resolved here");
            }
            IdType id = new IdType(text);
            if (check && store.read(id.getResourceType(), id.getIdPart()).isEmpty()) {
                throw new InvalidRequestException(
                        "Resource " + text + " not found, referred to by " + resource.fhirType());
            }
        }
    }

    private String onlyMatch(String url) {
        List<Resource> found = store.search(Criteria.parse(url));
        if (found.isEmpty()) {
            throw new ResourceNotFoundException("Invalid match URL in a reference: no resource matches");
        }
        if (found.size() > 1) {
            throw new PreconditionFailedException("Invalid match URL in a reference: several resources match");
        }
        return found.get(0).fhirType() + "/" + found.get(0).getIdPart();
    }

    private List<Reference> of(Resource resource) {
        return context.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class);
    }

    private static boolean conditional(String reference) {
        return reference != null && reference.indexOf('?') > 0 && !reference.contains(":/");
    }
}
