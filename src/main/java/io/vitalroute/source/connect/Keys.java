package io.vitalroute.source.connect;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;

/**
 * Keys ready for use.
 *
 * @param ids of all keys; empty where a key management service has them
 * @param primary the id of the key that seals
 */
record Keys(Aead aead, Set<Integer> ids, int primary) {
    /** A ciphertext of Tink begins with this byte and the key's id, big-endian (Tink wire format, "TINK" prefix). */
    private static final byte PREFIX = 1;

    private static final int PREFIX_LENGTH = 5;

    static Keys of(KeysetHandle handle) {
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < handle.size(); i++) {
            ids.add(handle.getAt(i).getId());
        }
        try {
            Aead aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
            return new Keys(aead, Set.copyOf(ids), handle.getPrimary().getId());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink makes an AEAD of AES keys", e);
        }
    }

    static Keys of(Aead service) {
        return new Keys(service, Set.of(), 0);
    }

    /** Whether the key that sealed this may be here. */
    boolean mayOpen(byte[] sealed) {
        return ids.isEmpty() || ids.contains(id(sealed));
    }

    boolean isCurrent(byte[] sealed) {
        return ids.isEmpty() || id(sealed) == primary;
    }

    private static int id(byte[] sealed) {
        return sealed.length > PREFIX_LENGTH && sealed[0] == PREFIX
                ? ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt()
                : 0;
    }

    @Override
    public String toString() {
        return "Keys[" + ids.size() + "]";
    }
}
