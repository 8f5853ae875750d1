package io.vitalroute.sandbox.fhir;

import java.util.List;
import java.util.Optional;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.validation.ValidationResult;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Where a write goes, by FHIR R4 section 3.1.0: which id, whether anything is to be written at all, or why not. Callers
 * hold the store's lock from the plan to the write.
 */
final class Writes {
    private final FhirServerSettings settings;
    private final FhirKit kit;
    private final FhirStore store;
    private final References references;

    Writes(FhirServerSettings settings, FhirKit kit, FhirStore store) {
        this.settings = settings;
        this.kit = kit;
        this.store = store;
        this.references = new References(kit.context(), store, settings.references());
    }

    /**
     * A write to come.
     *
     * @param write false where a conditional create found its resource: there is nothing to do
     */
    record Plan(String id, boolean write) {}

    References references() {
        return references;
    }

    /** Refuses a resource that is not valid, with 422 and all that is wrong. */
    void validate(Resource resource) {
        refuse(List.of(resource), false);
    }

    /** Refuses the resources of a bundle if one of them is not valid, with 422 and all that is wrong. */
    void validateAll(List<Resource> resources) {
        refuse(resources, true);
    }

    /** Whether there is nothing to refuse. */
    boolean areValid(List<Resource> resources) {
        return !settings.validate()
                || resources.isEmpty()
                || kit.validate(resources).isSuccessful();
    }

    private void refuse(List<Resource> resources, boolean bundle) {
        if (!settings.validate() || resources.isEmpty()) {
            return;
        }
        ValidationResult result = kit.validate(resources);
        if (!result.isSuccessful()) {
            throw new UnprocessableEntityException(
                    "What was sent is not valid",
                    Outcomes.of(result, resources.get(0).fhirType(), bundle));
        }
    }

    /** A create, which may be conditional. */
    Plan create(String type, @Nullable String ifNoneExist) {
        if (ifNoneExist == null) {
            return new Plan(store.newId(), true);
        }
        if (!settings.conditionalCreate()) {
            throw new InvalidRequestException("This server does not support conditional create");
        }
        String query = ifNoneExist.substring(ifNoneExist.indexOf('?') + 1);
        return onlyMatch(Criteria.query(type, query))
                .map(found -> new Plan(found, false))
                .orElseGet(() -> new Plan(store.newId(), true));
    }

    /** An update by id; {@code ifMatch} is the version that the sender has seen, if it says so. */
    Plan update(String type, String id, @Nullable String ifMatch) {
        List<Resource> versions = store.versions(type, id);
        if (!settings.update()) {
            throw new MethodNotAllowedException(
                    "This server does not support update", RequestTypeEnum.GET, RequestTypeEnum.POST);
        }
        if (versions.isEmpty() && !settings.updateCreate()) {
            throw new MethodNotAllowedException(
                    "This server does not take ids of the sender's own", RequestTypeEnum.GET, RequestTypeEnum.POST);
        }
        if (ifMatch != null && !ifMatch.equals(Integer.toString(versions.size()))) {
            throw new PreconditionFailedException(type + "/" + id + " is not at version " + ifMatch);
        }
        return new Plan(id, true);
    }

    /** An update of the one resource that fits; {@code ownId} is the id inside the body, if any. */
    Plan updateWhere(String type, String query, @Nullable String ownId) {
        if (!settings.update() || !settings.conditionalUpdate()) {
            throw new InvalidRequestException("This server does not support conditional update");
        }
        Optional<String> found = onlyMatch(Criteria.query(type, query));
        if (found.isEmpty()) {
            return ownId == null ? new Plan(store.newId(), true) : update(type, ownId, null);
        }
        if (ownId != null && !ownId.equals(found.get())) {
            throw new InvalidRequestException("The resource that fits has another id than the body");
        }
        return new Plan(found.get(), true);
    }

    /** Carries out a plan; the resource is held, or what was found is given. */
    Resource carryOut(Plan plan, Resource resource) {
        if (!plan.write()) {
            return store.read(resource.fhirType(), plan.id()).orElseThrow();
        }
        references.check(resource);
        return store.put(plan.id(), resource);
    }

    private Optional<String> onlyMatch(Criteria criteria) {
        List<Resource> found = store.search(criteria);
        if (found.size() > 1) {
            throw new PreconditionFailedException(found.size() + " resources of type " + criteria.type() + " match");
        }
        return found.stream().map(Resource::getIdPart).findFirst();
    }
}
