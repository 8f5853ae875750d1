package io.vitalroute.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.vitalroute.identity.Links.Account;
import io.vitalroute.identity.Links.Link;
import io.vitalroute.reading.Hashes;
import io.vitalroute.reading.PatientRef;
import io.vitalroute.source.phone.Phone;
import io.vitalroute.source.phone.Phones;
import io.vitalroute.source.phone.Platform;

/** Devices in the table {@code phone}, codes in {@code phone_code}. */
final class SqlPhones implements Phones {
    private static final String COLUMNS =
            "SELECT id, account, platforms, public_key, phone, identifiers, enrolled_at, revoked_at FROM phone";
    private static final String FIND = COLUMNS + " WHERE id = ?";
    private static final String SAME_PHONE = COLUMNS + " WHERE phone = ? ORDER BY enrolled_at DESC, id LIMIT 1";
    private static final String LIST = COLUMNS + " ORDER BY enrolled_at DESC, id";
    private static final String ENROL =
            "INSERT INTO phone (id, account, platforms, public_key, phone, identifiers, enrolled_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String REVOKE = "UPDATE phone SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";
    private static final String REVOKE_EARLIER =
            "UPDATE phone SET revoked_at = ? WHERE phone = ? AND id <> ? AND revoked_at IS NULL";
    private static final String OFFER =
            "INSERT INTO phone_code (hash, identifiers, zone, expires_at) VALUES (?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM phone_code WHERE expires_at <= ?";
    private static final String CODE = "SELECT identifiers, zone FROM phone_code WHERE hash = ? AND expires_at > ?";
    private static final String USED_BY = COLUMNS + " WHERE id = (SELECT used_by FROM phone_code WHERE hash = ?)";
    private static final String USE =
            "UPDATE phone_code SET used_by = ? WHERE hash = ? AND expires_at > ? AND used_by IS NULL";

    private final Core core;

    SqlPhones(Core core) {
        this.core = core;
    }

    @Override
    public void offer(Offer offer, Instant now) {
        ZoneId zone = offer.zone();
        Core.await(core.back().submit(transaction -> {
            Session session = transaction.session();
            session.update(FORGET, Times.micros(now));
            return session.update(
                    OFFER,
                    offer.hash(),
                    Json.identifiers(offer.patient()),
                    zone == null ? null : zone.getId(),
                    Times.micros(offer.expires()));
        }));
    }

    @Override
    public Optional<Phone> enrol(Request request, Instant now) {
        Code code = core.readers()
                .read(session -> session.first(CODE, Code::of, request.codeHash(), Times.micros(now)))
                .orElse(null);
        if (code == null) {
            return Optional.empty();
        }
        Phone phone = device(request, code, now);
        List<String> locks = phone.platforms().stream()
                .map(platform -> SqlLinks.lock(platform.source(), phone.account()))
                .toList();
        Operation<Optional<Phone>> operation = transaction -> {
            Session session = transaction.session();
            if (session.update(USE, phone.id(), request.codeHash(), Times.micros(now)) == 0) {
                return again(session, request);
            }
            enrol(transaction, phone, code.zone);
            return Optional.of(phone);
        };
        return Core.await(core.back().submit(operation.alone(locks)));
    }

    /** The device to be; the account of an earlier installation on the same phone goes on. */
    private Phone device(Request request, Code code, Instant now) {
        String same = request.phone() == null
                ? null
                : Hashes.of("phone", code.patient.primary().toString(), request.phone());
        Optional<Phone> earlier = same == null
                ? Optional.empty()
                : core.readers().read(session -> session.first(SAME_PHONE, SqlPhones::phone, same));
        return new Phone(
                UUID.randomUUID().toString(),
                earlier.map(Phone::account).orElseGet(() -> UUID.randomUUID().toString()),
                request.platforms(),
                request.key(),
                same,
                code.patient,
                Times.instant(Times.micros(now)),
                null);
    }

    /** The answer to the first request was lost, if the key is the same. */
    private static Optional<Phone> again(Session session, Request request) throws SQLException {
        return session.first(USED_BY, SqlPhones::phone, request.codeHash())
                .filter(phone -> phone.revoked() == null && phone.key().equals(request.key()));
    }

    private void enrol(Transaction transaction, Phone phone, @Nullable ZoneId zone) throws SQLException {
        Session session = transaction.session();
        long moment = Times.micros(phone.enrolled());
        session.update(
                ENROL,
                phone.id(),
                phone.account(),
                words(phone.platforms()),
                phone.key(),
                phone.phone(),
                Json.identifiers(phone.patient()),
                moment);
        if (phone.phone() != null) {
            session.update(REVOKE_EARLIER, moment, phone.phone(), phone.id());
        }
        for (Platform platform : new TreeSet<>(phone.platforms())) {
            Account account = new Account(platform.source(), phone.account());
            SqlLinks.link(transaction, new Link(account, phone.patient(), zone, phone.enrolled()), core.now());
        }
    }

    @Override
    public Optional<Phone> find(String id) {
        return core.readers().read(session -> session.first(FIND, SqlPhones::phone, id));
    }

    @Override
    public List<Phone> list() {
        return core.readers().read(session -> session.list(LIST, SqlPhones::phone));
    }

    @Override
    public boolean revoke(String id, Instant now) {
        return Core.await(
                        core.back().submit(transaction -> transaction.session().update(REVOKE, Times.micros(now), id)))
                > 0;
    }

    private static String words(Set<Platform> platforms) {
        return platforms.stream().sorted().map(Platform::word).collect(Collectors.joining(" "));
    }

    private static Phone phone(Row row) throws SQLException {
        return new Phone(
                row.text(1),
                row.text(2),
                Stream.of(row.text(3).split(" ", -1))
                        .map(word -> Platform.of(word).orElseThrow())
                        .collect(Collectors.toSet()),
                row.text(4),
                row.textOrNull(5),
                Json.patient(row.text(6)),
                row.instant(7),
                row.instantOrNull(8));
    }

    /** What a code stands for. */
    private record Code(PatientRef patient, @Nullable ZoneId zone) {
        static Code of(Row row) throws SQLException {
            String zone = row.textOrNull(2);
            return new Code(Json.patient(row.text(1)), zone == null ? null : ZoneId.of(zone));
        }
    }
}
