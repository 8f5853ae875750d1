package io.vitalroute.sandbox.fhir;

import java.util.List;

import io.vitalroute.reading.PatientRef.Identifier;

/** A write that took effect: a new version of a resource. Version 1 is a creation. */
public record Change(String type, String id, int version, List<Identifier> identifiers) {}
