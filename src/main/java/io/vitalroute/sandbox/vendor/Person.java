package io.vitalroute.sandbox.vendor;

import java.time.ZoneId;
import java.util.Map;

import io.vitalroute.reading.PatientRef.Identifier;

/**
 * An invented person.
 *
 * @param accounts the vendor's user id by source
 * @param zone where the person lives
 */
public record Person(Identifier patient, Map<String, String> accounts, ZoneId zone) {
    /** The accounts are copied. */
    public Person {
        accounts = Map.copyOf(accounts);
    }

    /** The account with a vendor. */
    public String account(String source) {
        String account = accounts.get(source);
        if (account == null) {
            throw new IllegalArgumentException("the person has no account with " + source);
        }
        return account;
    }
}
