package io.vitalroute.fhir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.fhir.FhirCapability.Fit;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** Bends wished-for settings to what a server can do: never to something that loses or doubles readings unasked. */
final class CapabilityFit {
    private final FhirCapability server;
    private final String destination;
    private final List<String> changes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    CapabilityFit(FhirCapability server, String destination) {
        this.server = server;
        this.destination = destination;
    }

    Fit fit(FhirProfile wish) {
        if (!server.fhirVersion().startsWith("4.0") && !server.fhirVersion().startsWith("4.3")) {
            problem(
                    "the server speaks FHIR " + version() + ", and this engine R4 (4.0)",
                    "take the server's R4 address");
        }
        FhirProfile profile = guides(parts(mode(bundle(wish))));
        return new Fit(profile, List.copyOf(changes), List.copyOf(problems));
    }

    private FhirProfile bundle(FhirProfile wish) {
        boolean takes = server.system().contains(wish.bundle().code());
        if (takes || wish.bundle() == BundleType.SINGLE) {
            return wish;
        }
        if (wish.bundle() == BundleType.TRANSACTION && server.system().contains("batch")) {
            changes.add(
                    "batches, as the server takes no transactions; devices and provenance go into the Observations");
            return wish.as(BundleType.BATCH);
        }
        changes.add("a request for each reading, as the server takes neither transactions nor batches");
        return wish.as(BundleType.SINGLE);
    }

    private FhirProfile mode(FhirProfile wish) {
        Optional<WriteMode> mode = Stream.of(
                        wish.mode(), WriteMode.CONDITIONAL_CREATE, WriteMode.CONDITIONAL_UPDATE, WriteMode.CLIENT_ID)
                .filter(server.of("Observation")::does)
                .findFirst();
        if (mode.isEmpty()) {
            problem(
                    "the server can store Observations in none of the ways that store each once",
                    "set the mode to create if the server keeps duplicates apart by other means");
            return wish;
        }
        if (mode.get() == wish.mode()) {
            return corrections(wish);
        }
        changes.add("mode " + name(mode.get()) + ", as the server does not offer " + name(wish.mode()));
        return corrections(wish.with(mode.get()));
    }

    private FhirProfile corrections(FhirProfile profile) {
        boolean create = profile.mode() == WriteMode.CONDITIONAL_CREATE;
        if (create && !server.of("Observation").does(WriteMode.CONDITIONAL_UPDATE)) {
            changes.add("corrections and day totals will be refused, as the server offers no conditional update");
        }
        return profile;
    }

    /** Devices and provenance need the same abilities for their own types; else they move into the Observation. */
    private FhirProfile parts(FhirProfile wish) {
        DeviceStyle device = wish.devices();
        ProvenanceStyle provenance = wish.provenance();
        if (device == DeviceStyle.ENTRY && !server.of("Device").does(wish.mode())) {
            device = DeviceStyle.CONTAINED;
            changes.add("devices inside the Observations, as the server cannot keep them apart");
        }
        if (provenance == ProvenanceStyle.ENTRY && !server.of("Provenance").does(wish.mode())) {
            provenance = ProvenanceStyle.CONTAINED;
            changes.add("provenance inside the Observations, as the server cannot keep it apart");
        }
        return wish.with(device, provenance);
    }

    /** Guides that the server names are claimed; a server that validates refuses the profiles of others. */
    private FhirProfile guides(FhirProfile wish) {
        if (!wish.has(Option.PROFILES_AS_SERVED)) {
            return wish;
        }
        Set<Option> options = new HashSet<>(wish.options());
        options.removeAll(Set.of(Option.CGM_PROFILES, Option.ACTIVITY_PROFILES));
        server.of("Observation").profiles().stream()
                .map(url -> ProfileRule.guide(url.split("\\|", 2)[0]))
                .filter(Objects::nonNull)
                .forEach(options::add);
        return wish.with(options.toArray(Option[]::new));
    }

    private void problem(String message, @Nullable String hint) {
        problems.add(Problem.of(ProblemCode.E102_SETTINGS, Where.of(destination), message)
                .hint(hint));
    }

    private String version() {
        return server.fhirVersion().matches("[\\w.\\-]{1,20}") ? server.fhirVersion() : "of an unknown version";
    }

    private static String name(WriteMode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
