package io.vitalroute.sandbox.fhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The interactions with one type of resource. Public because HAPI calls it by reflection. */
public final class TypeProvider<T extends Resource> implements IResourceProvider {
    private static final List<String> CONTROL =
            List.of("_format", "_pretty", "_count", "_summary", "_elements", "_total", "_sort");

    private final Class<T> type;
    private final FhirStore store;
    private final Writes writes;

    TypeProvider(Class<T> type, FhirStore store, Writes writes) {
        this.type = type;
        this.store = store;
        this.writes = writes;
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    /** Create, and conditional create by {@code If-None-Exist}. */
    @Create
    public MethodOutcome create(@ResourceParam T resource, @ConditionalUrlParam @Nullable String condition) {
        writes.validate(resource);
        return store.atomically(() -> outcome(writes.create(resource.fhirType(), condition), resource));
    }

    /** Update, update as create, and conditional update. */
    @Update
    public MethodOutcome update(
            @ResourceParam T resource, @IdParam @Nullable IdType id, @ConditionalUrlParam @Nullable String condition) {
        writes.validate(resource);
        String name = resource.fhirType();
        return store.atomically(() -> {
            Writes.Plan plan = id == null || condition != null
                    ? writes.updateWhere(name, query(condition), resource.getIdPart())
                    : writes.update(name, id.getIdPart(), id.getVersionIdPart());
            return outcome(plan, resource);
        });
    }

    /** The newest version, or the one that the id names. */
    @Read(version = true)
    public IBaseResource read(@IdParam IdType id) {
        List<Resource> versions = store.versions(type.getSimpleName(), id.getIdPart());
        int wanted = id.hasVersionIdPart() ? id.getVersionIdPartAsLong().intValue() : versions.size();
        if (wanted < 1 || wanted > versions.size()) {
            throw new ResourceNotFoundException(id);
        }
        return versions.get(wanted - 1).copy();
    }

    /** All versions, newest first. */
    @History
    public List<IBaseResource> history(@IdParam IdType id) {
        List<IBaseResource> versions = new ArrayList<>(store.versions(type.getSimpleName(), id.getIdPart()));
        if (versions.isEmpty()) {
            throw new ResourceNotFoundException(id);
        }
        Collections.reverse(versions);
        return versions;
    }

    /** Search by the parameters of {@link SearchParameter}. */
    @Search(allowUnknownParams = true)
    public List<IBaseResource> search(RequestDetails details) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        details.getParameters().forEach((name, values) -> {
            if (!CONTROL.contains(name)) {
                parameters.put(name, Arrays.asList(values));
            }
        });
        return new ArrayList<>(store.search(new Criteria(type.getSimpleName(), parameters).check()));
    }

    private MethodOutcome outcome(Writes.Plan plan, Resource resource) {
        Resource held = writes.carryOut(plan, resource);
        boolean created = plan.write() && "1".equals(held.getMeta().getVersionId());
        return new MethodOutcome(held.getIdElement(), created).setResource(held);
    }

    private static String query(@Nullable String condition) {
        return condition == null ? "" : condition.substring(condition.indexOf('?') + 1);
    }
}
