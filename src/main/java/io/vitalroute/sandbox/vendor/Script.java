package io.vitalroute.sandbox.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Deliveries in their order, and what ought to be in the charts after all of them. */
public record Script(List<Delivery> deliveries, List<Expected> chart) {
    /** Both are copied. */
    public Script {
        deliveries = List.copyOf(deliveries);
        chart = List.copyOf(chart);
    }

    /** One after the other. */
    static Script of(Script... parts) {
        List<Delivery> deliveries = new ArrayList<>();
        List<Expected> chart = new ArrayList<>();
        Stream.of(parts).forEach(part -> {
            deliveries.addAll(part.deliveries());
            chart.addAll(part.chart());
        });
        return new Script(deliveries, chart);
    }
}
