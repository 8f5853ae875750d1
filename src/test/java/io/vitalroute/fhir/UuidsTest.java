package io.vitalroute.fhir;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UuidsTest {

    @Test
    void of_sameName_isTheSameUuidOfVersion5() {
        String uuid = new Uuids().of("one");
        UUID parsed = UUID.fromString(uuid);

        assertThat(new Uuids().of("one")).isEqualTo(uuid).isEqualTo(parsed.toString());
        assertThat(parsed.version()).isEqualTo(5);
        assertThat(parsed.variant()).isEqualTo(2);
    }

    @Test
    void of_anotherName_isAnotherUuid() {
        Uuids uuids = new Uuids();

        assertThat(uuids.of("one")).isNotEqualTo(uuids.of("two"));
    }
}
