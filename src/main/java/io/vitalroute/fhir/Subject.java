package io.vitalroute.fhir;

import org.jspecify.annotations.Nullable;

/** How a patient is named in {@code Observation.subject}. Each takes the patient's identifier of one system, or the primary one. */
public sealed interface Subject {
    /** URI of the identifier system that this destination knows, or null for the patient's primary identifier. */
    @Nullable
    String system();

    /** By identifier, without a link: {@code subject.identifier}. */
    record Logical(@Nullable String system) implements Subject {}

    /** {@code Patient?identifier=system|value}, which the server resolves while it processes the transaction. */
    record Conditional(@Nullable String system) implements Subject {}

    /**
     * A link made from the identifier's value.
     *
     * @param template with {@code {value}} where the value goes, such as {@code Patient/{value}}
     */
    record Literal(String template, @Nullable String system) implements Subject {}
}
