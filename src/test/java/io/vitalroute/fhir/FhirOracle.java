package io.vitalroute.fhir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Observation;

/**
 * HAPI FHIR as the judge of what the encoder writes: its validator, offline, with R4's own profiles, the profiles that we
 * claim and our code systems. HAPI does not apply the vital signs profiles by itself, so the oracle forces each profile
 * to which a LOINC code binds. One instance for all tests: it takes seconds to start.
 */
public final class FhirOracle {
    private static final String R4 = "http://hl7.org/fhir/StructureDefinition/";

    /** R4 observation-vitalsigns.html, "magic codes"; written out here again, apart from the encoder's own table. */
    private static final Map<String, String> BOUND = Map.of(
            "8867-4", R4 + "heartrate",
            "9279-1", R4 + "resprate",
            "2708-6", R4 + "oxygensat",
            "8310-5", R4 + "bodytemp",
            "8302-2", R4 + "bodyheight",
            "9843-4", R4 + "headcircum",
            "29463-7", R4 + "bodyweight",
            "39156-5", R4 + "bmi",
            "85354-9", R4 + "bp");

    private static final FhirOracle INSTANCE = new FhirOracle();

    private final FhirContext context = FhirContext.forR4();
    private final FhirValidator validator = context.newValidator();

    @SuppressWarnings("deprecation")
    private FhirOracle() {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        Stream.of("src/test/resources/ig", "src/main/resources/fhir").forEach(dir -> load(Path.of(dir), ours));
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.INFORMATION);
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                ours,
                new SnapshotGeneratingValidationSupport(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                unknown);
        FhirInstanceValidator instance = new FhirInstanceValidator(chain);
        instance.setErrorForUnknownProfiles(true);
        instance.setAnyExtensionsAllowed(false);
        validator.registerValidatorModule(instance);
    }

    /** The one oracle of this test run. */
    public static FhirOracle instance() {
        return INSTANCE;
    }

    /** Reads strictly: an unknown element or a wrong type is an exception. */
    public Bundle parse(byte[] bytes) {
        return context.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(Bundle.class, new String(bytes, StandardCharsets.UTF_8));
    }

    /** Everything that is wrong with the Bundle, its entries and their claims; empty when all is well. */
    public List<String> findings(byte[] bytes) {
        Bundle bundle;
        try {
            bundle = parse(bytes);
        } catch (DataFormatException e) {
            return List.of("not readable: " + e.getMessage());
        }
        List<String> findings = new ArrayList<>(errors(bundle, new ValidationOptions()));
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource() instanceof Observation observation) {
                findings.addAll(bound(observation));
            }
        }
        return findings;
    }

    /** What is wrong when the resource is held against a profile. */
    public List<String> findings(IBaseResource resource, String profile) {
        return errors(resource, new ValidationOptions().addProfile(profile));
    }

    private List<String> bound(Observation observation) {
        List<String> findings = new ArrayList<>();
        observation.getCode().getCoding().stream()
                .filter(code -> "http://loinc.org".equals(code.getSystem()))
                .map(code -> BOUND.get(code.getCode()))
                .filter(Objects::nonNull)
                .forEach(profile -> {
                    if (observation.getMeta().getProfile().stream()
                            .map(CanonicalType::getValue)
                            .noneMatch(profile::equals)) {
                        findings.add("does not claim " + profile);
                    }
                    findings.addAll(findings(observation, profile));
                });
        return findings;
    }

    private List<String> errors(IBaseResource resource, ValidationOptions options) {
        return validator.validateWithResult(resource, options).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(FhirOracle::text)
                .toList();
    }

    private static String text(SingleValidationMessage message) {
        return message.getSeverity() + " " + message.getLocationString() + ": " + message.getMessage();
    }

    private void load(Path folder, PrePopulatedValidationSupport to) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> to.addResource(read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IBaseResource read(Path file) {
        try {
            return context.newJsonParser()
                    .setParserErrorHandler(new LenientErrorHandler(false))
                    .parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
