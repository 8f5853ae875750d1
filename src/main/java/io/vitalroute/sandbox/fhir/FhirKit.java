package io.vitalroute.sandbox.fhir;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationResult;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/**
 * HAPI's model of R4 and its validator, which take seconds to load. Servers that live one after another may share one.
 * The validator works offline: R4's own profiles and value sets, UCUM, and no other code system.
 */
public final class FhirKit {
    private final FhirContext context = FhirContext.forR4();
    private final FutureTask<FhirValidator> validator = new FutureTask<>(this::make);

    /** Nothing heavy is loaded yet. */
    public FhirKit() {
        context.setParserErrorHandler(new StrictErrorHandler());
    }

    FhirContext context() {
        return context;
    }

    /** Loads the validator, unless it is loaded, or waits while another thread does. */
    void load() {
        validator();
    }

    /**
     * What is wrong with resources: R4, the profiles that they claim, and those that their codes demand. All at once, as
     * the parameters of one resource, because HAPI prepares itself anew for each call, which takes far longer than the
     * validation of one resource.
     */
    ValidationResult validate(List<Resource> resources) {
        Parameters all = new Parameters();
        for (Resource resource : resources) {
            Resource copy = resource.copy();
            VitalSigns.profile(resource)
                    .filter(profile -> !copy.getMeta().hasProfile(profile))
                    .ifPresent(profile -> copy.getMeta().addProfile(profile));
            all.addParameter().setName("entry").setResource(copy);
        }
        return validator().validateWithResult(all);
    }

    private FhirValidator validator() {
        validator.run();
        try {
            return validator.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the validator was loading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the validator does not load", e.getCause());
        }
    }

    private FhirValidator make() {
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context)));
        instances.setErrorForUnknownProfiles(true);
        instances.setAnyExtensionsAllowed(true);
        instances.setAssumeValidRestReferences(true);
        instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        FhirValidator loaded = context.newValidator().registerValidatorModule(instances);
        loaded.validateWithResult(new Observation());
        return loaded;
    }
}
