package io.vitalroute.fhir;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UuidsTest {

    @Test
    void of_sameName_isTheSameUuidOfVersion5() {
        String uuid = Uuids.in("test").of("one");
        UUID parsed = UUID.fromString(uuid);

        assertThat(Uuids.in("test").of("one")).isEqualTo(uuid).isEqualTo(parsed.toString());
        assertThat(parsed.version()).isEqualTo(5);
        assertThat(parsed.variant()).isEqualTo(2);
    }

    @Test
    void of_anotherName_isAnotherUuid() {
        Uuids uuids = Uuids.in("test");

        assertThat(uuids.of("one")).isNotEqualTo(uuids.of("two"));
    }

    @Test
    void of_sameNameInAnotherNamespace_isAnotherUuid() {
        assertThat(Uuids.in("test").of("one")).isNotEqualTo(Uuids.in("proof").of("one"));
    }
}
