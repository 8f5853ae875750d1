package io.vitalroute.sandbox.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one transaction: first each gets its place, then references are put right, then all is written, and
 * reads come last. Throws at the first thing that cannot be; the caller undoes.
 */
final class TransactionWork {
    private final FhirStore store;
    private final Writes writes;
    private final boolean resolve;
    private final Map<String, Writes.Plan> byCondition = new HashMap<>();
    private final Map<String, String> byFullUrl = new HashMap<>();
    private final Set<String> updated = new HashSet<>();

    /** @param resolve whether references are resolved, as in a transaction, or stay as they are, as in a batch */
    TransactionWork(FhirStore store, Writes writes, boolean resolve) {
        this.store = store;
        this.writes = writes;
        this.resolve = resolve;
    }

    List<BundleEntryComponent> run(List<BundleEntryComponent> entries) {
        List<Writes.@Nullable Plan> plans = new ArrayList<>();
        for (BundleEntryComponent entry : entries) {
            plans.add(reads(entry) ? null : place(entry));
        }
        BundleEntryComponent[] answers = new BundleEntryComponent[entries.size()];
        for (boolean conditional : new boolean[] {false, true}) {
            for (int i = 0; i < answers.length; i++) {
                Writes.Plan plan = plans.get(i);
                if (plan != null
                        && writes.references().hasConditional(resource(entries.get(i))) == conditional
                        && answers[i] == null) {
                    answers[i] = write(plan, resource(entries.get(i)));
                }
            }
        }
        for (int i = 0; i < answers.length; i++) {
            if (plans.get(i) == null) {
                answers[i] = read(entries.get(i).getRequest().getUrl());
            }
        }
        return List.of(answers);
    }

    private Writes.Plan place(BundleEntryComponent entry) {
        Resource resource = resource(entry);
        Writes.Plan plan = entry.getRequest().getMethod() == HTTPVerb.POST
                ? placeCreate(entry.getRequest(), resource)
                : placeUpdate(entry.getRequest(), resource);
        if (entry.hasFullUrl()) {
            byFullUrl.put(entry.getFullUrl(), resource.fhirType() + "/" + plan.id());
        }
        return plan;
    }

    private Writes.Plan placeCreate(BundleEntryRequestComponent request, Resource resource) {
        String condition = request.getIfNoneExist();
        if (condition == null) {
            return writes.create(resource.fhirType(), null);
        }
        String key = resource.fhirType() + "?" + condition;
        Writes.Plan before = byCondition.get(key);
        Writes.Plan plan =
                before == null ? writes.create(resource.fhirType(), condition) : new Writes.Plan(before.id(), false);
        byCondition.put(key, plan);
        return plan;
    }

    private Writes.Plan placeUpdate(BundleEntryRequestComponent request, Resource resource) {
        String url = request.getUrl();
        String type = resource.fhirType();
        if (!url.startsWith(type + "/") && !url.startsWith(type + "?")) {
            throw new InvalidRequestException("An entry of type " + type + " is not written to this URL");
        }
        String rest = url.substring(type.length() + 1);
        Writes.Plan plan = url.charAt(type.length()) == '?'
                ? writes.updateWhere(type, rest, ownId(resource))
                : writes.update(type, rest, version(request.getIfMatch()));
        String target = type + "/" + plan.id();
        if (!updated.add(url) || (!target.equals(url) && !updated.add(target))) {
            throw new InvalidRequestException("Two entries of the transaction write the same resource");
        }
        return plan;
    }

    /** The id inside the body; HAPI puts the entry's fullUrl there where the body has none, and that is no id. */
    private static @Nullable String ownId(Resource resource) {
        String id = resource.getIdElement().getValue();
        return id == null || id.startsWith("urn:") ? null : resource.getIdPart();
    }

    private BundleEntryComponent write(Writes.Plan plan, Resource resource) {
        if (resolve && plan.write()) {
            writes.references().resolve(resource, byFullUrl);
        }
        Resource held = writes.carryOut(plan, resource);
        return EntryAnswers.written(
                held, plan.write() && "1".equals(held.getMeta().getVersionId()));
    }

    private BundleEntryComponent read(String url) {
        if (url.indexOf('?') > 0) {
            return EntryAnswers.searched(store.search(Criteria.parse(url)));
        }
        IdType id = new IdType(url);
        return EntryAnswers.found(
                store.read(id.getResourceType(), id.getIdPart()).orElseThrow(() -> new ResourceNotFoundException(id)));
    }

    private static boolean reads(BundleEntryComponent entry) {
        HTTPVerb method = entry.getRequest().getMethod();
        if (method == HTTPVerb.GET) {
            return true;
        }
        if (method != HTTPVerb.POST && method != HTTPVerb.PUT) {
            throw new InvalidRequestException("Entries of a bundle are GET, POST or PUT");
        }
        return false;
    }

    private static Resource resource(BundleEntryComponent entry) {
        Resource resource = entry.getResource();
        if (resource == null || !SearchParameter.types().contains(resource.fhirType())) {
            throw new InvalidRequestException("An entry needs a resource of a type that this server holds");
        }
        return resource;
    }

    private static @Nullable String version(@Nullable String ifMatch) {
        return ifMatch == null ? null : ifMatch.replace("W/", "").replace("\"", "");
    }
}
