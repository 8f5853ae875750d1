package io.vitalroute.sandbox.fhir;

/** Resources as text, with invented values. */
final class Samples {
    static final String SYSTEM = "urn:vitalroute:test";

    private Samples() {}

    /** A heart rate that meets its profile. */
    static String heartRate(String identifier, int value, String subject) {
        return heartRate(identifier, value, subject, "/min", "/min", true);
    }

    static String heartRate(String identifier, int value, String subject, String unit, String code, boolean claimed) {
        String meta = claimed ? "\"meta\":{\"profile\":[\"http://hl7.org/fhir/StructureDefinition/heartrate\"]}," : "";
        return """
                {"resourceType":"Observation",%s"identifier":[{"system":"%s","value":"%s"}],"status":"final",
                "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category",
                "code":"vital-signs"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"8867-4","display":"Heart rate"}]},
                "subject":{"reference":"%s"},"effectiveDateTime":"2026-03-14T07:30:00+01:00",
                "valueQuantity":{"value":%d,"unit":"%s","system":"http://unitsofmeasure.org","code":"%s"}}""".formatted(meta, SYSTEM, identifier, subject, value, unit, code);
    }

    /** A count of steps under our own code, which no profile governs. */
    static String steps(String identifier, int value, String subject) {
        return """
                {"resourceType":"Observation","identifier":[{"system":"%s","value":"%s"}],"status":"final",
                "code":{"coding":[{"system":"http://loinc.org","code":"55423-8"}],"text":"Steps"},
                "subject":{"reference":"%s"},
                "effectivePeriod":{"start":"2026-03-14T07:00:00+01:00","end":"2026-03-14T07:15:00+01:00"},
                "valueQuantity":{"value":%d,"unit":"steps","system":"http://unitsofmeasure.org","code":"{steps}"}}""".formatted(SYSTEM, identifier, subject, value);
    }

    static String device(String identifier) {
        return """
                {"resourceType":"Device","identifier":[{"system":"%s","value":"%s"}],
                "deviceName":[{"name":"Scale","type":"model-name"}]}""".formatted(SYSTEM, identifier);
    }

    static String createOnce(String identifier, String resource) {
        return entry(
                "",
                resource,
                "\"method\":\"POST\",\"url\":\"Observation\",\"ifNoneExist\":\"identifier=" + SYSTEM + "|" + identifier
                        + "\"");
    }

    static String putWhere(String identifier, String resource) {
        return entry(
                "",
                resource,
                "\"method\":\"PUT\",\"url\":\"Observation?identifier=" + SYSTEM + "|" + identifier + "\"");
    }

    static String entry(String fullUrl, String resource, String request) {
        String url = fullUrl.isEmpty() ? "" : "\"fullUrl\":\"" + fullUrl + "\",";
        return "{" + url + "\"resource\":" + resource + ",\"request\":{" + request + "}}";
    }

    static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }
}
