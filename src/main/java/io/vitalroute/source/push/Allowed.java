package io.vitalroute.source.push;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Networks, in CIDR notation (RFC 4632, RFC 4291 section 2.3), and which addresses are in them. */
public final class Allowed {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

    private final List<Network> networks;

    private Allowed(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /** Reads networks between commas or blanks; what is neither an address nor a network is added to the faults. */
    public static Allowed of(String text, List<String> faults) {
        List<Network> networks = new ArrayList<>();
        for (String word : text.split("[\\s,;]+")) {
            if (!word.isEmpty()) {
                Network.of(word.replaceFirst("^ip[46]:", "")).ifPresentOrElse(networks::add, () -> faults.add(word));
            }
        }
        return new Allowed(networks);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether an address, as numbers, is in one of them. */
    public boolean holds(String address) {
        return address(address)
                .map(found -> networks.stream().anyMatch(network -> network.holds(found)))
                .orElse(false);
    }

    /** An address written as numbers; names are never looked up. An IPv4 address within IPv6 is the IPv4 address. */
    private static Optional<InetAddress> address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private record Network(byte[] base, int bits) {
        static Optional<Network> of(String text) {
            String[] parts = text.split("/", 2);
            return address(parts[0]).flatMap(address -> {
                int most = address.getAddress().length * Byte.SIZE;
                int bits = parts.length == 1 ? most : number(parts[1]);
                return bits < 0 || bits > most
                        ? Optional.empty()
                        : Optional.of(new Network(address.getAddress(), bits));
            });
        }

        private static int number(String text) {
            return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        }

        boolean holds(InetAddress address) {
            byte[] other = address.getAddress();
            int rest = base.length * Byte.SIZE - bits;
            return other.length == base.length
                    && new BigInteger(1, other).shiftRight(rest).equals(new BigInteger(1, base).shiftRight(rest));
        }
    }
}
