package io.vitalroute.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.ProblemException;
import io.vitalroute.problem.Where;
import io.vitalroute.reading.PatientRef;

/**
 * Links that stand by themselves: where a sender is trusted to name patients, an account {@code AUTHORITY|ID} of its source is
 * the patient with that identifier. A link that somebody made goes before it.
 */
public final class TrustedSenders implements Links {
    private final Links made;
    private final String source;
    private final Map<String, String> systems;

    private TrustedSenders(Links made, String source, Map<String, String> systems) {
        this.made = made;
        this.source = source;
        this.systems = systems;
    }

    /**
     * The links, and those of trusted senders beside them.
     *
     * @param source whose accounts are named so
     * @param authorities {@code AUTHORITY=SYSTEM}, separated by commas: identifier systems by assigning authority; empty
     *     for none
     * @throws ProblemException C105 where it is not of that form
     */
    public static Links beside(Links made, String source, String setting, String authorities) {
        Map<String, String> systems = new LinkedHashMap<>();
        for (String pair : authorities.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.strip().length() - 1) {
                systems.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            } else if (!pair.isBlank()) {
                throw new ProblemException(Problem.of(
                                ProblemCode.C105_WRONG_TYPE,
                                Where.of("settings"),
                                setting + " must be AUTHORITY=SYSTEM, separated by commas")
                        .hint("such as CLINIC=urn:oid:1.2.3"));
            }
        }
        return systems.isEmpty() ? made : new TrustedSenders(made, source, Map.copyOf(systems));
    }

    @Override
    public Optional<Link> find(Account account) {
        Optional<Link> link = made.find(account);
        return link.isPresent() || !account.source().equals(source) ? link : trusted(account);
    }

    private Optional<Link> trusted(Account account) {
        int bar = account.id().indexOf('|');
        String system = bar < 0 ? null : systems.get(account.id().substring(0, bar));
        String id = account.id().substring(bar + 1);
        return system == null || id.isBlank()
                ? Optional.empty()
                : Optional.of(new Link(
                        account, new PatientRef(List.of(new PatientRef.Identifier(system, id))), null, Instant.EPOCH));
    }

    @Override
    public void link(Collection<Link> links) {
        made.link(links);
    }

    @Override
    public boolean unlink(Account account) {
        return made.unlink(account);
    }

    @Override
    public List<Link> list(@Nullable String of, PatientRef.@Nullable Identifier patient) {
        return made.list(of, patient);
    }

    @Override
    public List<Waiting> waiting() {
        return made.waiting();
    }
}
