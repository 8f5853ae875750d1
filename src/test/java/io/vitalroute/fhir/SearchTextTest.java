package io.vitalroute.fhir;

import org.junit.jupiter.api.Test;

import io.vitalroute.reading.PatientRef.Identifier;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTextTest {

    @Test
    void identifier_ofPlainText_keepsColonsAndEncodesTheBar() {
        assertThat(SearchText.identifier("urn:oid:2.999.7.1", "p1")).isEqualTo("identifier=urn:oid:2.999.7.1%7Cp1");
    }

    @Test
    void identifier_withCharactersThatSearchesSplitAt_escapesThemFirst() {
        assertThat(SearchText.identifier("s", "a,b|c$d\\e")).isEqualTo("identifier=s%7Ca%5C%2Cb%5C%7Cc%5C%24d%5C%5Ce");
    }

    @Test
    void identifier_withQuerySyntaxAndWideCharacters_cannotLeaveItsParameter() {
        assertThat(SearchText.identifier("s", "1&_purge=true#ü"))
                .isEqualTo("identifier=s%7C1%26_purge%3Dtrue%23%C3%BC");
    }

    @Test
    void conditional_namesThePatient() {
        assertThat(SearchText.conditional("Patient", new Identifier("https://a.example/mrn", "7 7")))
                .isEqualTo("Patient?identifier=https://a.example/mrn%7C7%207");
    }
}
