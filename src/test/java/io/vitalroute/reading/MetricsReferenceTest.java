package io.vitalroute.reading;

import org.junit.jupiter.api.Test;

import io.vitalroute.GoldenFile;

class MetricsReferenceTest {
    @Test
    void page_isTheOneOfTheCatalogue() {
        GoldenFile.check("docs/metrics.md", MetricsReference.markdown(CatalogueTest.shipped()));
    }
}
