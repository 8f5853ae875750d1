package io.vitalroute.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vitalroute.problem.ProblemException;
import io.vitalroute.reading.PatientRef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustedSendersTest {
    private final Made made = new Made();
    private final Links links =
            TrustedSenders.beside(made, "hl7", "x.authorities", "CLINIC=urn:oid:1.2.3, 2.999=urn:oid:2.999");

    @ParameterizedTest
    @CsvSource({"CLINIC|7,urn:oid:1.2.3|7", "2.999|7|8,urn:oid:2.999|7|8"})
    void an_account_of_a_trusted_authority_is_the_patient_with_that_identifier(String account, String patient) {
        Links.Link link = links.find(new Links.Account("hl7", account)).orElseThrow();
        assertThat(link.patient().primary()).hasToString(patient);
        assertThat(link.zone()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"hl7,OTHER|7", "hl7,|7", "hl7,CLINIC|", "hl7,CLINIC", "withings,CLINIC|7"})
    void any_other_account_is_linked_by_people(String source, String account) {
        assertThat(links.find(new Links.Account(source, account))).isEmpty();
    }

    @Test
    void a_link_that_somebody_made_goes_before_it() {
        Links.Account account = new Links.Account("hl7", "CLINIC|7");
        PatientRef other = new PatientRef(List.of(new PatientRef.Identifier("urn:oid:9", "x")));
        links.link(List.of(new Links.Link(account, other, null, Instant.EPOCH)));
        assertThat(links.find(account).orElseThrow().patient()).isEqualTo(other);
        assertThat(links.unlink(account)).isTrue();
        assertThat(links.find(account).orElseThrow().patient()).isNotEqualTo(other);
    }

    @Test
    void without_a_setting_nobody_is_trusted() {
        assertThat(TrustedSenders.beside(made, "hl7", "x.authorities", "")).isSameAs(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLINIC", "=urn:oid:1", "CLINIC=", "A=b,,CLINIC"})
    void a_setting_of_another_form_is_refused(String setting) {
        assertThatThrownBy(() -> TrustedSenders.beside(made, "hl7", "x.authorities", setting))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("x.authorities");
    }

    private static final class Made implements Links {
        private final Map<Account, Link> byAccount = new HashMap<>();

        @Override
        public Optional<Link> find(Account account) {
            return Optional.ofNullable(byAccount.get(account));
        }

        @Override
        public void link(Collection<Link> links) {
            links.forEach(link -> byAccount.put(link.account(), link));
        }

        @Override
        public boolean unlink(Account account) {
            return byAccount.remove(account) != null;
        }

        @Override
        public List<Link> list(@Nullable String source, PatientRef.@Nullable Identifier patient) {
            return List.copyOf(byAccount.values());
        }

        @Override
        public List<Waiting> waiting() {
            return List.of();
        }
    }
}
