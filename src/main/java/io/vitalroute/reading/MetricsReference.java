package io.vitalroute.reading;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.vitalroute.reading.Metric.Bounds;
import io.vitalroute.reading.Metric.Code;
import io.vitalroute.reading.Metric.Mdc;

/** The reference page of a catalogue, {@code docs/metrics.md}, as Markdown. */
public final class MetricsReference {
    private static final String HEAD = """
            # Metrics

            Made from `mappings/metrics.yaml`; don't edit. To add a metric, add an entry there.

            - **Unit**: canonical UCUM code, and the digits to which a converted value is rounded. A value that comes in
              this unit keeps its digits.
            - **Plausible**: what lies outside is invalid, counted, and never delivered as true. Own, generous bounds.
            - **Time**: a *moment*, a *period*, a calendar *day* of the wearer, or *any* of them.
            - **Sure**: *official* codes were read in an HL7, IHE or R4 artefact or in two strong sources, *secondary* ones
              in other sources; *local* means that no standard code is known. `own` is our code system
              `https://vitalroute.io/fhir/CodeSystem/metrics`, a vendor's name the one of that vendor's scores, which
              are comparable only within their vendor.

            | Name | Meaning | Codes | Unit | Plausible | Time | Profile | MDC | Sure | It is not |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private MetricsReference() {}

    /** The whole page. */
    public static String markdown(Metrics metrics) {
        StringBuilder page = new StringBuilder(HEAD);
        for (Metric metric : metrics.all()) {
            page.append(row(metric));
            metric.parts().values().forEach(part -> page.append(row(metric, part)));
        }
        page.append("\n## Values of coded metrics\n\n| Metric | Value | Codes |\n| --- | --- | --- |\n");
        metrics.all()
                .forEach(metric -> metric.values()
                        .forEach((value, codes) -> page.append(cells(metric.name(), value, codes(codes)))));
        return page.toString();
    }

    private static String row(Metric metric) {
        return cells(
                "`" + metric.name() + "`",
                metric.display(),
                codes(metric),
                metric.unit() == null ? lower(metric.kind()) : unit(metric.unit(), metric.decimals()),
                bounds(metric.plausible()),
                lower(metric.time()),
                metric.profiles().stream().map(MetricsReference::lastPart).collect(Collectors.joining(", ")),
                mdc(metric.mdc()),
                lower(metric.verified()),
                metric.note() == null ? "" : metric.note());
    }

    private static String row(Metric metric, Metric.Part part) {
        return cells(
                "`" + metric.name() + "` " + part.name(),
                part.display() + (part.required() ? "" : " (optional)"),
                codes(part.codes()),
                unit(part.unit(), part.decimals()),
                bounds(part.plausible()),
                "",
                "",
                mdc(part.mdc()),
                "",
                "");
    }

    private static String codes(Metric metric) {
        if (metric.vendors().isEmpty()) {
            return codes(metric.codes());
        }
        return metric.vendors().keySet().stream()
                .map(vendor -> vendor + " `" + metric.name() + "`")
                .collect(Collectors.joining("<br>"));
    }

    private static String codes(List<Code> codes) {
        return codes.stream()
                .map(code -> system(code.system()) + " `" + code.code() + "`")
                .collect(Collectors.joining("<br>"));
    }

    private static String system(String uri) {
        return switch (uri) {
            case "http://loinc.org" -> "LOINC";
            case "http://snomed.info/sct" -> "SNOMED CT";
            case "urn:iso:std:iso:11073:10101" -> "MDC";
            default -> uri.startsWith(Metric.CODE_SYSTEMS) ? "own" : lastPart(uri);
        };
    }

    private static String unit(String unit, int decimals) {
        return "`" + unit + "` (" + decimals + ")";
    }

    private static String bounds(@Nullable Bounds bounds) {
        return bounds == null
                ? ""
                : bounds.min().toPlainString() + " to " + bounds.max().toPlainString();
    }

    private static String mdc(@Nullable Mdc mdc) {
        return mdc == null ? "" : mdc.code() + " " + mdc.refId();
    }

    private static String lastPart(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static String cells(String... cells) {
        return "| " + String.join(" | ", cells).replace("| |", "|  |") + " |\n";
    }
}
