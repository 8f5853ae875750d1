package io.vitalroute.mapping.input;

/** The reader for each format. */
public final class Inputs {
    private Inputs() {}

    /** A reader for bodies of this format. Make it once and keep it: making one costs more than reading a small body. */
    public static Input of(InputFormat format, Limits limits) {
        if (format instanceof InputFormat.Json json) {
            return new JsonInput(json, limits);
        }
        if (format instanceof InputFormat.Xml xml) {
            return new XmlInput(xml, limits);
        }
        if (format instanceof InputFormat.Csv csv) {
            return new CsvInput(csv, limits);
        }
        if (format instanceof InputFormat.JsonOrCsv either) {
            return new JsonOrCsvInput(of(either.json(), limits), of(either.csv(), limits));
        }
        if (format instanceof InputFormat.Zip zip) {
            return new ZipInput(EntryNames.of(zip.entries()), of(zip.inner(), limits), limits);
        }
        if (format instanceof InputFormat.Hl7) {
            return new Hl7Input(limits);
        }
        if (format instanceof InputFormat.Fhir) {
            return new FhirInput(limits);
        }
        return new FormInput(limits);
    }
}
