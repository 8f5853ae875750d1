package io.vitalroute.store;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.vitalroute.identity.Links;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.source.phone.Phone;
import io.vitalroute.source.phone.Phones;
import io.vitalroute.source.phone.Platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

abstract class PhonesContract extends StoreKit {
    private static final PatientRef PATIENT = new PatientRef(List.of(
            new PatientRef.Identifier("urn:oid:1.2.3", "p1"),
            new PatientRef.Identifier("https://crm.example/id", "7")));
    private static final Set<Platform> BOTH = Set.of(Platform.HEALTH_CONNECT, Platform.SAMSUNG_HEALTH);

    private void offer(String code) {
        ZoneId zone = ZoneId.of("Europe/Lisbon");
        store.phones().offer(new Phones.Offer(code, PATIENT, zone, in(Duration.ofHours(24))), clock.instant());
    }

    private Optional<Phone> enrol(String code, String key, @Nullable String phone) {
        return store.phones().enrol(new Phones.Request(code, BOTH, key, phone), clock.instant());
    }

    @Test
    void device_isFoundAsItWasEnrolled_andItsAccountsAreLinked() {
        offer("c1");

        Phone phone = enrol("c1", "key-1", null).orElseThrow();

        assertThat(store.phones().find(phone.id())).contains(phone);
        assertThat(phone.patient()).isEqualTo(PATIENT);
        assertThat(phone.platforms()).isEqualTo(BOTH);
        assertThat(phone.enrolled()).isEqualTo(clock.instant());
        assertThat(store.links().list(null, null))
                .extracting(link -> link.account().source(), link -> link.patient(), link -> link.zone())
                .containsExactlyInAnyOrder(
                        tuple("health-connect", PATIENT, ZoneId.of("Europe/Lisbon")),
                        tuple("samsung-health", PATIENT, ZoneId.of("Europe/Lisbon")));
        assertThat(store.links().find(new Links.Account("health-connect", phone.account())))
                .isPresent();
    }

    @Test
    void code_isGoodForOneKey_andALostAnswerComesAgain() {
        offer("c1");
        Phone phone = enrol("c1", "key-1", null).orElseThrow();

        assertThat(enrol("c1", "key-1", null)).contains(phone);
        assertThat(enrol("c1", "key-2", null)).isEmpty();
        assertThat(store.phones().list()).containsExactly(phone);
    }

    @Test
    void lostAnswer_doesNotComeAgainToARevokedDevice() {
        offer("c1");
        Phone phone = enrol("c1", "key-1", null).orElseThrow();
        store.phones().revoke(phone.id(), clock.instant());

        assertThat(enrol("c1", "key-1", null)).isEmpty();
    }

    @Test
    void unknownAndExpiredCodes_enrolNobody() {
        offer("c1");
        assertThat(enrol("c2", "key-1", null)).isEmpty();

        clock.pass(Duration.ofHours(24));

        assertThat(enrol("c1", "key-1", null)).isEmpty();
        assertThat(store.phones().list()).isEmpty();
        assertThat(store.links().list(null, null)).isEmpty();
    }

    @Test
    void samePhoneOfThePatient_keepsItsAccount_andTheEarlierDeviceIsRevoked() {
        offer("c1");
        offer("c2");
        Phone first = enrol("c1", "key-1", "android-7").orElseThrow();
        clock.pass(Duration.ofMinutes(1));

        Phone second = enrol("c2", "key-2", "android-7").orElseThrow();

        assertThat(second.account()).isEqualTo(first.account());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(store.phones().find(first.id()).orElseThrow().revoked()).isEqualTo(clock.instant());
        assertThat(store.phones().list()).extracting(Phone::id).containsExactly(second.id(), first.id());
        assertThat(second.phone()).doesNotContain("android-7");
    }

    @Test
    void anotherPhone_andThePhoneOfAnotherPatient_haveAccountsOfTheirOwn() {
        offer("c1");
        offer("c2");
        PatientRef other = new PatientRef(List.of(new PatientRef.Identifier("urn:oid:1.2.3", "p2")));
        store.phones().offer(new Phones.Offer("c3", other, null, in(Duration.ofHours(1))), clock.instant());

        Phone first = enrol("c1", "key-1", "android-7").orElseThrow();
        Phone second = enrol("c2", "key-2", "android-8").orElseThrow();
        Phone third = enrol("c3", "key-3", "android-7").orElseThrow();

        assertThat(Set.of(first.account(), second.account(), third.account())).hasSize(3);
        assertThat(store.phones().find(first.id()).orElseThrow().revoked()).isNull();
    }

    @Test
    void revoke_isOnce() {
        offer("c1");
        Phone phone = enrol("c1", "key-1", null).orElseThrow();

        assertThat(store.phones().revoke(phone.id(), clock.instant())).isTrue();
        assertThat(store.phones().revoke(phone.id(), clock.instant())).isFalse();
        assertThat(store.phones().revoke("nobody", clock.instant())).isFalse();
        assertThat(store.phones().find(phone.id()).orElseThrow().revoked()).isEqualTo(clock.instant());
    }

    @Test
    void expiredCodes_areForgottenWithTheNextOffer() {
        offer("c1");
        clock.pass(Duration.ofHours(25));
        offer("c2");

        List<String> left =
                store.core().readers().read(session -> session.list("SELECT hash FROM phone_code", row -> row.text(1)));
        assertThat(left).containsExactly("c2");
    }
}
